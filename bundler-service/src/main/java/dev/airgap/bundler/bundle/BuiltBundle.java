package dev.airgap.bundler.bundle;

import dev.airgap.bundle.Manifest;
import dev.airgap.bundler.snapshot.Snapshot;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A bundle that lies complete in its folder and is not released yet.
 *
 * @param file absolute
 * @param size bytes
 * @param sha256 digest of the file
 */
public record BuiltBundle(DraftedManifest draft, Snapshot snapshot, Path file, long size, String sha256) {

    ReleasedBundle toReleased(boolean unchanged, Instant contentOf, Instant releasedAt) {
        Manifest manifest = Manifest.parse(draft.payload());
        return new ReleasedBundle(
                draft.id(),
                draft.cycleId(),
                draft.site(),
                draft.epoch(),
                draft.sequence(),
                manifest.kind().word(),
                Optional.ofNullable(manifest.base()),
                manifest.index().files(),
                Optional.ofNullable(manifest.previous()),
                snapshot.id(),
                snapshot.digest(),
                draft.fileName(),
                file,
                size,
                sha256,
                unchanged,
                draft.isSingleSigner(),
                manifest.validity().nextExpectedBy(),
                Optional.of(manifest.validity().expiresAt()),
                contentOf,
                releasedAt);
    }
}
