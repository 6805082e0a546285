package dev.airgap.trust;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the holders of the root keys say about everybody else's keys. Immutable; not trusted by itself, see
 * {@link TrustedRoot}.
 *
 * @param version 1 or more; each successor counts one up
 * @param epoch 1 or more; bundles of a lower epoch are refused, and only a new root raises it
 * @param expires when the document must have been replaced
 * @param keys every key that a delegation names
 * @param delegations at most one per role, scope and payload type; exactly one for {@link Role#ROOT}, scope {@code *}
 * @param demonstration whether it was made to try the pipeline out: what it vouches for must not protect anything
 */
public record RootDocument(
        int version,
        long epoch,
        Instant expires,
        Map<KeyId, VerificationKey> keys,
        List<Delegation> delegations,
        boolean demonstration) {

    public RootDocument {
        keys = Map.copyOf(keys);
        delegations = List.copyOf(delegations);
        requireSound(version, epoch, keys, delegations);
    }

    /** The document over these keys, not for demonstration. */
    public static RootDocument of(
            int version, long epoch, Instant expires, Collection<VerificationKey> keys, List<Delegation> delegations) {
        return of(version, epoch, expires, keys, delegations, false);
    }

    /** The document over these keys. */
    public static RootDocument of(
            int version,
            long epoch,
            Instant expires,
            Collection<VerificationKey> keys,
            List<Delegation> delegations,
            boolean demonstration) {
        Map<KeyId, VerificationKey> byId = new LinkedHashMap<>();
        for (VerificationKey key : keys) {
            if (byId.put(key.id(), key) != null) {
                throw malformed("key " + key.id() + " is listed twice");
            }
        }
        return new RootDocument(version, epoch, expires, byId, delegations, demonstration);
    }

    /**
     * Reads the payload of a root envelope.
     *
     * @throws RootException {@code ROOT_MALFORMED}
     */
    public static RootDocument parse(byte[] payload) {
        return RootJson.read(payload);
    }

    /** The document as the payload of an envelope: equal documents give equal bytes. */
    public byte[] toPayload() {
        return RootJson.write(this);
    }

    /** The delegation that speaks on this: the one for exactly this scope, else the one for all scopes. */
    public Optional<Delegation> delegation(Role role, String scope, String payloadType) {
        return find(role, scope, payloadType).or(() -> find(role, Delegation.EVERYWHERE, payloadType));
    }

    /** The keys that speak for this role and scope; none if nobody does. */
    public List<VerificationKey> keysOf(Role role, String scope) {
        boolean ofItsOwn = delegations.stream().anyMatch(delegation -> delegation.isFor(role, scope));
        return delegations.stream()
                .filter(delegation -> delegation.isFor(role, ofItsOwn ? scope : Delegation.EVERYWHERE))
                .flatMap(delegation -> delegation.sortedKeys().stream())
                .distinct()
                .map(keys::get)
                .toList();
    }

    Delegation rootDelegation() {
        return find(Role.ROOT, Delegation.EVERYWHERE, PayloadTypes.ROOT).orElseThrow();
    }

    private Optional<Delegation> find(Role role, String scope, String payloadType) {
        return delegations.stream()
                .filter(delegation -> delegation.isFor(role, scope)
                        && delegation.payloadTypes().contains(payloadType))
                .findFirst();
    }

    private static void requireSound(
            int version, long epoch, Map<KeyId, VerificationKey> keys, List<Delegation> delegations) {
        if (version < 1 || epoch < 1) {
            throw malformed("version and epoch are 1 or more: " + version + ", " + epoch);
        }
        keys.forEach((id, key) -> {
            if (!key.id().equals(id)) {
                throw malformed("key " + key.id() + " is listed as " + id);
            }
        });
        Set<String> seen = new HashSet<>();
        for (Delegation delegation : delegations) {
            for (String payloadType : delegation.payloadTypes()) {
                if (!seen.add(delegation.role() + " " + delegation.scope() + " " + payloadType)) {
                    throw malformed("two delegations of %s for role %s, scope %s"
                            .formatted(payloadType, delegation.role().wireName(), delegation.scope()));
                }
            }
            if (!keys.keySet().containsAll(delegation.keys())) {
                throw malformed("role " + delegation.role().wireName() + " names a key that is not in the document");
            }
            delegation.requireReachable(keys);
        }
        requireRootDelegation(delegations);
    }

    private static void requireRootDelegation(List<Delegation> delegations) {
        List<Delegation> roots = delegations.stream()
                .filter(delegation -> delegation.role() == Role.ROOT)
                .toList();
        boolean sound = roots.size() == 1
                && roots.getFirst().scope().equals(Delegation.EVERYWHERE)
                && roots.getFirst().payloadTypes().equals(Set.of(PayloadTypes.ROOT));
        if (!sound) {
            throw malformed("exactly one delegation of role root, with scope * and the root payload type, is needed");
        }
    }

    private static RootException malformed(String message) {
        return new RootException(RootException.Finding.ROOT_MALFORMED, message);
    }
}
