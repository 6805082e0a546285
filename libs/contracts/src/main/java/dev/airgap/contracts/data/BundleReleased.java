package dev.airgap.contracts.data;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signed bundle is complete and will not change any more.
 *
 * @param kind {@code full} or {@code differential}
 * @param base digest of the snapshot that a differential bundle rests on
 * @param carriedFiles how many files are in it; absent in events from before it was told
 * @param expiresAt until when it can be imported; absent in events from before it was told
 */
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
        boolean unchanged,
        @Nullable String base,
        @Nullable Long carriedFiles,
        @Nullable Instant expiresAt) {}
