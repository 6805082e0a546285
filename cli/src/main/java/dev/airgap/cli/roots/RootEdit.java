package dev.airgap.cli.roots;

import dev.airgap.cli.roots.CeremonyException.Finding;
import dev.airgap.media.enrolment.KeyCard;
import dev.airgap.trust.Delegation;
import dev.airgap.trust.KeyId;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.RootDocument;
import dev.airgap.trust.VerificationKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes the first root document, or the next one after a trusted one. Changes take effect in the order in which they are made;
 * whether the delegations can be met is asked once, at the end.
 */
public final class RootEdit {

    private static final int SHORTEST_KEY_PREFIX = 8;

    private final int version;
    private final boolean demonstration;
    private final Map<KeyId, VerificationKey> keys;
    private final List<OpenDelegation> delegations = new ArrayList<>();
    private long epoch;
    private Instant expires;

    private RootEdit(
            int version, long epoch, Instant expires, Map<KeyId, VerificationKey> keys, boolean demonstration) {
        this.version = version;
        this.epoch = epoch;
        this.expires = expires;
        this.keys = new LinkedHashMap<>(keys);
        this.demonstration = demonstration;
    }

    /** A first version, which delegates nothing yet. */
    public static RootEdit first(Instant expires, boolean demonstration) {
        return new RootEdit(1, 1, expires, Map.of(), demonstration);
    }

    /** The version after this one. */
    public static RootEdit after(RootDocument now) {
        RootEdit edit = new RootEdit(now.version() + 1, now.epoch(), now.expires(), now.keys(), now.demonstration());
        now.delegations().stream().map(OpenDelegation::of).forEach(edit.delegations::add);
        return edit;
    }

    /**
     * A new delegation.
     *
     * @throws CeremonyException CEREMONY_KEY_TAKEN when one of the keys already has another role
     */
    public RootEdit delegate(
            Role role, String scope, Set<String> payloadTypes, int threshold, List<VerificationKey> holders) {
        OpenDelegation delegation = new OpenDelegation(role, scope, payloadTypes, threshold, Set.of(), 0);
        for (VerificationKey key : holders) {
            requireFree(key, role);
            keys.put(key.id(), key);
            if (!delegation.keys().add(key.id())) {
                throw new CeremonyException(
                        Finding.CEREMONY_KEY_TAKEN,
                        "key " + key.id() + " is given twice for delegation " + delegation.name());
            }
        }
        delegations.add(delegation);
        return this;
    }

    /** @throws CeremonyException CEREMONY_DELEGATION_UNKNOWN, CEREMONY_KEY_TAKEN */
    public RootEdit addKey(DelegationName name, VerificationKey key) {
        if (name.role() == Role.APPROVER
                && name.scope() != null
                && matching(name).isEmpty()) {
            // Enrolment names no approvers: the first one has to come from somewhere.
            return delegate(Role.APPROVER, name.scope(), Set.of(PayloadTypes.OVERRIDE), 1, List.of(key));
        }
        OpenDelegation delegation = the(name);
        requireFree(key, delegation.role());
        if (!delegation.keys().add(key.id())) {
            throw new CeremonyException(
                    Finding.CEREMONY_KEY_TAKEN, "key " + key.id() + " is in delegation " + delegation.name());
        }
        keys.put(key.id(), key);
        return this;
    }

    /**
     * Removes a key from every delegation.
     *
     * @param id the key id, or the beginning of it
     * @throws CeremonyException CEREMONY_KEY_UNKNOWN
     */
    public RootEdit revoke(String id) {
        List<KeyId> meant =
                keys.keySet().stream().filter(key -> key.hex().startsWith(id)).toList();
        if (id.length() < SHORTEST_KEY_PREFIX || meant.size() != 1) {
            throw new CeremonyException(
                    Finding.CEREMONY_KEY_UNKNOWN,
                    "'" + id + "' is the beginning of " + meant.size() + " key ids in root " + (version - 1)
                            + "; give one id, or at least its first " + SHORTEST_KEY_PREFIX + " digits");
        }
        KeyId revoked = meant.getFirst();
        keys.remove(revoked);
        delegations.forEach(delegation -> delegation.keys().remove(revoked));
        return this;
    }

    /** @throws CeremonyException CEREMONY_DELEGATION_UNKNOWN */
    public RootEdit threshold(DelegationName name, int threshold) {
        the(name).threshold(threshold);
        return this;
    }

    /** @throws CeremonyException CEREMONY_DELEGATION_UNKNOWN */
    public RootEdit postQuantumThreshold(DelegationName name, int threshold) {
        the(name).postQuantumThreshold(threshold);
        return this;
    }

    /**
     * Delegates receipts, need lists and the site's log to the keys on its card. Delegations of the site whose keys were
     * all revoked by this edit make way.
     *
     * @throws CeremonyException CEREMONY_KEY_TAKEN when the site has other keys, or a key has another role
     */
    public RootEdit enrol(KeyCard card) {
        if (card.demonstration() != demonstration) {
            throw new CeremonyException(
                    Finding.CEREMONY_DEMONSTRATION, "of the card and the root document only one is for demonstration");
        }
        delegations.removeIf(delegation ->
                isOfSite(delegation, card.site()) && delegation.keys().isEmpty());
        if (delegations.stream().anyMatch(delegation -> isOfSite(delegation, card.site()))) {
            throw new CeremonyException(
                    Finding.CEREMONY_KEY_TAKEN,
                    "site " + card.site() + " is enrolled with keys that this edit does not revoke");
        }
        Set<String> answers = Set.of(PayloadTypes.RECEIPT, PayloadTypes.NEED_LIST);
        return delegate(Role.SITE, card.site(), answers, 1, List.of(card.siteKey()))
                .delegate(Role.LOG, card.site(), Set.of(), 1, List.of(card.logKey()));
    }

    /** @throws CeremonyException CEREMONY_VERSION when it falls */
    public RootEdit epoch(long number) {
        if (number < epoch) {
            throw new CeremonyException(
                    Finding.CEREMONY_VERSION, "the epoch cannot fall from " + epoch + " to " + number);
        }
        epoch = number;
        return this;
    }

    public RootEdit nextEpoch() {
        return epoch(epoch + 1);
    }

    public RootEdit expires(Instant instant) {
        expires = instant;
        return this;
    }

    /** @throws CeremonyException CEREMONY_THRESHOLD naming the delegation whose threshold its keys cannot reach */
    public RootDocument document() {
        List<Delegation> closed =
                delegations.stream().map(delegation -> delegation.close(keys)).toList();
        // A key that no delegation names any more would only look as if it were still good for something.
        List<VerificationKey> named = keys.values().stream()
                .filter(key ->
                        closed.stream().anyMatch(delegation -> delegation.keys().contains(key.id())))
                .toList();
        return RootDocument.of(version, epoch, expires, named, closed, demonstration);
    }

    private static boolean isOfSite(OpenDelegation delegation, String site) {
        return (delegation.role() == Role.SITE || delegation.role() == Role.LOG)
                && delegation.scope().equals(site);
    }

    private void requireFree(VerificationKey key, Role role) {
        delegations.stream()
                .filter(delegation ->
                        delegation.role() != role && delegation.keys().contains(key.id()))
                .findFirst()
                .ifPresent(other -> {
                    throw new CeremonyException(
                            Finding.CEREMONY_KEY_TAKEN,
                            "key " + key.id() + " already has another role, in delegation " + other.name());
                });
    }

    private OpenDelegation the(DelegationName name) {
        List<OpenDelegation> meant = matching(name);
        if (meant.size() != 1) {
            throw new CeremonyException(
                    Finding.CEREMONY_DELEGATION_UNKNOWN,
                    "'" + name + "' names " + meant.size() + " delegations; there are "
                            + delegations.stream().map(OpenDelegation::name).toList());
        }
        return meant.getFirst();
    }

    private List<OpenDelegation> matching(DelegationName name) {
        return delegations.stream()
                .filter(delegation -> delegation.isNamed(name))
                .toList();
    }
}
