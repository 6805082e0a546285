package dev.airgap.bundler.api;

import dev.airgap.bundler.bundle.ReleasedBundle;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A released bundle.
 *
 * @param kind {@code full} or {@code differential}
 * @param base digest of the snapshot that a differential one rests on
 * @param files how many it carries
 * @param previous id of the bundle before it; absent for the first
 * @param singleSigner whether one key was enough to release it
 * @param path absolute, on the bundler's machine
 * @param size bytes
 */
record BundleResponse(
        String id,
        String cycleId,
        String site,
        long epoch,
        long sequence,
        String kind,
        @Nullable String base,
        long files,
        @Nullable String previous,
        String snapshotDigest,
        String fileName,
        String path,
        long size,
        String sha256,
        boolean unchanged,
        boolean singleSigner,
        Instant releasedAt) {

    static BundleResponse of(ReleasedBundle bundle) {
        return new BundleResponse(
                bundle.id(),
                bundle.cycleId(),
                bundle.site(),
                bundle.epoch(),
                bundle.sequence(),
                bundle.kind(),
                bundle.base().orElse(null),
                bundle.carriedFiles(),
                bundle.previous().orElse(null),
                bundle.snapshotDigest(),
                bundle.fileName(),
                bundle.path().toString(),
                bundle.size(),
                bundle.sha256(),
                bundle.unchanged(),
                bundle.singleSigner(),
                bundle.releasedAt());
    }
}
