package dev.airgap.bundler.bundle;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A signed bundle that is complete, on disk, and will not change any more.
 *
 * @param id SHA-256 of the signed manifest
 * @param kind {@code full} or {@code differential}
 * @param base digest of the snapshot that a differential bundle rests on
 * @param carriedFiles how many files it carries
 * @param previous id of the bundle before it
 * @param path absolute
 * @param size bytes of the file
 * @param sha256 digest of the file
 * @param unchanged whether the bundle before it carries the same snapshot
 * @param singleSigner whether one key was enough to release it
 * @param nextExpectedBy by when the site should have the bundle after it
 * @param expiresAt until when it may be installed; empty for a bundle from before it was kept
 * @param contentOf when the newest of its components was published: freshness counts from here
 */
public record ReleasedBundle(
        String id,
        String cycleId,
        String site,
        long epoch,
        long sequence,
        String kind,
        Optional<String> base,
        long carriedFiles,
        Optional<String> previous,
        String snapshotId,
        String snapshotDigest,
        String fileName,
        Path path,
        long size,
        String sha256,
        boolean unchanged,
        boolean singleSigner,
        Instant nextExpectedBy,
        Optional<Instant> expiresAt,
        Instant contentOf,
        Instant releasedAt) {}
