package dev.airgap.contracts.data;

/** A valid bundle was passed over for a newer one in the same import. */
public record BundleSuperseded(String fileName, String bundleId, long sequence) {}
