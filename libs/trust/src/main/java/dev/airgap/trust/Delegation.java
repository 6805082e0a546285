package dev.airgap.trust;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Says that so many of these keys together speak for a role.
 *
 * @param role what they do
 * @param scope the site or zone they do it for, or {@value #EVERYWHERE}
 * @param payloadTypes the payload types they may sign
 * @param threshold how many distinct keys must sign, from 1 to the number of keys; those of post-quantum algorithms do not
 *     count
 * @param keys the keys
 * @param postQuantumThreshold how many distinct keys of post-quantum algorithms must sign besides; 0 when there are none
 */
public record Delegation(
        Role role, String scope, Set<String> payloadTypes, int threshold, Set<KeyId> keys, int postQuantumThreshold) {

    /** The scope of a delegation that holds for every site or zone that has none of its own. */
    public static final String EVERYWHERE = "*";

    private static final Pattern SCOPE = Pattern.compile("\\*|[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    public Delegation {
        payloadTypes = Set.copyOf(payloadTypes);
        keys = Set.copyOf(keys);
        if (!SCOPE.matcher(scope).matches()) {
            throw malformed("scope of role " + role.wireName() + " is not a site, a zone or *");
        }
        // CVE-2026-23992: a threshold of zero is met by nobody's signature.
        if (threshold < 1 || threshold > keys.size()) {
            throw malformed(
                    "threshold of role " + role.wireName() + " is " + threshold + " of " + keys.size() + " keys");
        }
        if (postQuantumThreshold < 0 || postQuantumThreshold > keys.size() - threshold) {
            throw malformed("post-quantum threshold of role " + role.wireName() + " is " + postQuantumThreshold + " of "
                    + keys.size() + " keys");
        }
    }

    /** A delegation to keys of which none is of a post-quantum algorithm. */
    public Delegation(Role role, String scope, Set<String> payloadTypes, int threshold, Set<KeyId> keys) {
        this(role, scope, payloadTypes, threshold, keys, 0);
    }

    /** Both thresholds have to be within reach, and no key may be listed that could never count. */
    void requireReachable(Map<KeyId, VerificationKey> known) {
        long postQuantum = keys.stream()
                .map(known::get)
                .filter(key -> key != null && key.algorithm().isPostQuantum())
                .count();
        boolean reachable = threshold <= keys.size() - postQuantum && postQuantumThreshold <= postQuantum;
        if (!reachable || (postQuantumThreshold == 0) != (postQuantum == 0)) {
            throw malformed("role %s asks for %d and %d post-quantum signatures of %d and %d keys"
                    .formatted(
                            role.wireName(), threshold, postQuantumThreshold, keys.size() - postQuantum, postQuantum));
        }
    }

    boolean isFor(Role wantedRole, String wantedScope) {
        return role == wantedRole && scope.equals(wantedScope);
    }

    Set<String> sortedPayloadTypes() {
        return new TreeSet<>(payloadTypes);
    }

    Set<KeyId> sortedKeys() {
        return new TreeSet<>(keys);
    }

    private static RootException malformed(String message) {
        return new RootException(RootException.Finding.ROOT_MALFORMED, message);
    }
}
