package dev.airgap.contracts.data;

import org.jspecify.annotations.Nullable;

/**
 * A step of an activation: staged, switched, activated or reverted.
 *
 * @param unchanged whether the content is that of the bundle before it
 * @param nextExpectedBy by when the bundle says the next one should be here, RFC 3339, UTC
 * @param detail why it was reverted
 */
public record SnapshotStep(
        String site,
        long epoch,
        long sequence,
        String bundleId,
        String fileName,
        String snapshotDigest,
        long files,
        long bytes,
        boolean unchanged,
        String nextExpectedBy,
        @Nullable String detail) {}
