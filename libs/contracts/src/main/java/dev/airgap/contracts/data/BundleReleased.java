package dev.airgap.contracts.data;

/** A signed bundle is complete and will not change any more. {@code kind} is {@code full} or {@code differential}. */
public record BundleReleased(
        String site,
        long epoch,
        long sequence,
        String bundleId,
        String fileName,
        long size,
        String sha256,
        String snapshotDigest,
        String kind,
        boolean unchanged) {}
