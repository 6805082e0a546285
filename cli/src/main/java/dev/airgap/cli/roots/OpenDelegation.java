package dev.airgap.cli.roots;

import dev.airgap.cli.roots.CeremonyException.Finding;
import dev.airgap.trust.Delegation;
import dev.airgap.trust.KeyId;
import dev.airgap.trust.Role;
import dev.airgap.trust.VerificationKey;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** A delegation while it is changed: keys may be missing until the last change was made. */
final class OpenDelegation {

    private final Role role;
    private final String scope;
    private final Set<String> payloadTypes;
    private final Set<KeyId> keys;
    private int threshold;
    private int postQuantumThreshold;

    OpenDelegation(
            Role role,
            String scope,
            Set<String> payloadTypes,
            int threshold,
            Set<KeyId> keys,
            int postQuantumThreshold) {
        this.role = role;
        this.scope = scope;
        this.payloadTypes = Set.copyOf(payloadTypes);
        this.threshold = threshold;
        this.keys = new TreeSet<>(keys);
        this.postQuantumThreshold = postQuantumThreshold;
    }

    static OpenDelegation of(Delegation delegation) {
        return new OpenDelegation(
                delegation.role(),
                delegation.scope(),
                delegation.payloadTypes(),
                delegation.threshold(),
                delegation.keys(),
                delegation.postQuantumThreshold());
    }

    /** @throws CeremonyException CEREMONY_THRESHOLD when its keys cannot reach its threshold */
    Delegation close(Map<KeyId, VerificationKey> known) {
        long postQuantum = keys.stream()
                .filter(key ->
                        Objects.requireNonNull(known.get(key)).algorithm().isPostQuantum())
                .count();
        long classical = keys.size() - postQuantum;
        if (threshold < 1 || threshold > classical) {
            throw unreachable("signatures", threshold, classical);
        }
        if (postQuantumThreshold < 0 || postQuantumThreshold > postQuantum) {
            throw unreachable("post-quantum signatures", postQuantumThreshold, postQuantum);
        }
        return new Delegation(role, scope, payloadTypes, threshold, keys, postQuantumThreshold);
    }

    String name() {
        return DelegationName.of(role, scope, payloadTypes);
    }

    boolean isNamed(DelegationName name) {
        return name.matches(role, scope, payloadTypes);
    }

    Role role() {
        return role;
    }

    String scope() {
        return scope;
    }

    Set<KeyId> keys() {
        return keys;
    }

    void threshold(int number) {
        threshold = number;
    }

    void postQuantumThreshold(int number) {
        postQuantumThreshold = number;
    }

    private CeremonyException unreachable(String what, int needed, long have) {
        return new CeremonyException(
                Finding.CEREMONY_THRESHOLD,
                "delegation " + name() + " would need " + needed + " " + what + ", and has " + have + " keys for them");
    }
}
