package dev.airgap.contracts.data;

import org.jspecify.annotations.Nullable;

/** A step of an activation: staged, switched, activated or reverted; {@code detail} says why it was reverted. */
public record SnapshotStep(
        String site,
        long epoch,
        long sequence,
        String bundleId,
        String fileName,
        String snapshotDigest,
        long files,
        long bytes,
        @Nullable String detail) {}
