package dev.airgap.contracts.data;

/** The DMZ has kept the file of a bundle long enough after the receipt for it; what is known of the bundle stays. */
public record BundleFileDeleted(String site, String bundleId, String fileName, long size, String sha256) {}
