package dev.airgap.trust;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The question whether an envelope meets one delegation. */
record Verification(Map<KeyId, VerificationKey> keys, Delegation delegation, String payloadType) {

    Verified verify(Envelope envelope) {
        if (!envelope.payloadType().equals(payloadType)) {
            throw new UntrustedException(
                    UntrustedException.Finding.PAYLOAD_TYPE_MISMATCH,
                    "Expected " + payloadType + ", found " + envelope.payloadType());
        }
        Set<KeyId> signers = signers(envelope);
        if (signers.isEmpty()) {
            throw new UntrustedException(
                    UntrustedException.Finding.KEY_UNKNOWN,
                    "No signature is by a key of role " + delegation.role().wireName());
        }
        long postQuantum = signers.stream().filter(this::isPostQuantum).count();
        requireAsMany("", delegation.threshold(), signers.size() - postQuantum);
        requireAsMany("post-quantum ", delegation.postQuantumThreshold(), postQuantum);
        return new Verified(envelope.payload(), signers);
    }

    private void requireAsMany(String kind, int needed, long found) {
        if (found < needed) {
            throw new UntrustedException(
                    UntrustedException.Finding.THRESHOLD_NOT_MET,
                    "Role %s needs %d %ssignatures, found %d"
                            .formatted(delegation.role().wireName(), needed, kind, found));
        }
    }

    private boolean isPostQuantum(KeyId signer) {
        VerificationKey key = keys.get(signer);
        return key != null && key.algorithm().isPostQuantum();
    }

    private Set<KeyId> signers(Envelope envelope) {
        byte[] signed = envelope.signedBytes();
        Set<KeyId> signers = new TreeSet<>();
        for (Envelope.Signature signature : envelope.signatures()) {
            VerificationKey key = keys.get(signature.keyId());
            if (key == null || !delegation.keys().contains(key.id())) {
                continue;
            }
            if (!key.verifies(signed, signature.sig())) {
                throw new UntrustedException(
                        UntrustedException.Finding.SIGNATURE_INVALID,
                        "The signature by key " + key.id() + " is not valid");
            }
            // The key's own id, not the one that was read: distinct keys are what is counted.
            signers.add(key.id());
        }
        return signers;
    }
}
