package dev.airgap.bundler.bundle;

import dev.airgap.trust.Algorithm;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.KeyId;
import java.time.Instant;

/**
 * A signature of a manifest that was verified when it was taken.
 *
 * @param addedBy who brought it, not whose key it is by
 */
public record ManifestSignature(KeyId keyId, Algorithm algorithm, byte[] signature, String addedBy, Instant addedAt) {

    public ManifestSignature {
        signature = signature.clone();
    }

    @Override
    public byte[] signature() {
        return signature.clone();
    }

    Envelope.Signature toSignature() {
        return new Envelope.Signature(keyId, signature);
    }
}
