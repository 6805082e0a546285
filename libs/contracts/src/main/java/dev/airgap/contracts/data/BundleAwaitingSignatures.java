package dev.airgap.contracts.data;

/**
 * The manifest of a bundle is complete and waits for the signatures that its root asks for.
 *
 * @param threshold how many distinct keys of the release role must sign
 * @param postQuantumThreshold how many distinct ML-DSA keys must sign besides; 0 when none
 */
public record BundleAwaitingSignatures(
        String site,
        long epoch,
        long sequence,
        String bundleId,
        String fileName,
        int threshold,
        int postQuantumThreshold) {}
