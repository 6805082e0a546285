package dev.airgap.trust;

import java.util.Set;

/**
 * The outcome of a verification that succeeded.
 *
 * @param payload the signed bytes, exactly as received
 * @param signers the keys of the role that signed, at least the threshold
 */
public record Verified(byte[] payload, Set<KeyId> signers) {

    public Verified {
        payload = payload.clone();
        signers = Set.copyOf(signers);
    }

    @Override
    public byte[] payload() {
        return payload.clone();
    }
}
