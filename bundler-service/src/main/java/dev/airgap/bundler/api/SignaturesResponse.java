package dev.airgap.bundler.api;

import dev.airgap.bundler.bundle.DraftedManifest;
import dev.airgap.bundler.bundle.ManifestSignature;
import dev.airgap.bundler.bundle.ManifestState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who has signed a bundle's manifest.
 *
 * @param threshold how many distinct keys have to sign
 * @param postQuantumThreshold how many distinct ML-DSA keys have to sign besides
 * @param missing of the threshold
 * @param missingPostQuantum of the other one
 * @param singleSigner whether one key is enough
 * @param detail why it was cancelled
 * @param replacedBy the bundle whose manifest is to be signed instead
 */
record SignaturesResponse(
        String bundleId,
        String cycleId,
        ManifestState state,
        int threshold,
        int postQuantumThreshold,
        int missing,
        int missingPostQuantum,
        boolean singleSigner,
        List<Signature> signatures,
        @Nullable String detail,
        @Nullable String replacedBy) {

    SignaturesResponse {
        signatures = List.copyOf(signatures);
    }

    /** @param addedBy who brought it */
    record Signature(String keyId, String algorithm, String addedBy, Instant addedAt) {

        static Signature of(ManifestSignature signature) {
            return new Signature(
                    signature.keyId().hex(), signature.algorithm().name(), signature.addedBy(), signature.addedAt());
        }
    }

    static SignaturesResponse of(DraftedManifest draft) {
        return new SignaturesResponse(
                draft.id(),
                draft.cycleId(),
                draft.state(),
                draft.needed().classical(),
                draft.needed().postQuantum(),
                draft.missing().classical(),
                draft.missing().postQuantum(),
                draft.isSingleSigner(),
                draft.signatures().stream().map(Signature::of).toList(),
                draft.detail().orElse(null),
                draft.replacedBy().orElse(null));
    }
}
