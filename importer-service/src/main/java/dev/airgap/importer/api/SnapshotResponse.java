package dev.airgap.importer.api;

import dev.airgap.bundle.Component;
import dev.airgap.bundle.Manifest;
import dev.airgap.importer.freshness.Freshness;
import dev.airgap.importer.snapshot.Snapshot;
import dev.airgap.importer.snapshot.SnapshotState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the relay serves now.
 *
 * @param freshness how old it is; it is served on, whatever it is
 */
record SnapshotResponse(
        String site,
        long epoch,
        long sequence,
        String bundleId,
        String fileName,
        String snapshotDigest,
        SnapshotState state,
        @Nullable Instant activatedAt,
        Freshness freshness,
        Instant nextExpectedBy,
        Instant expiresAt,
        long files,
        long bytes,
        List<ServedComponent> components) {

    record ServedComponent(String id, String type, String version, Instant published) {

        static ServedComponent of(Component component) {
            return new ServedComponent(component.id(), component.type(), component.version(), component.published());
        }
    }

    static SnapshotResponse of(Snapshot snapshot, Freshness freshness) {
        Manifest manifest = snapshot.manifest();
        return new SnapshotResponse(
                manifest.site(),
                manifest.epoch(),
                manifest.sequence(),
                snapshot.bundleId(),
                manifest.fileName(),
                manifest.snapshotDigest(),
                snapshot.state(),
                snapshot.servedSince().orElse(null),
                freshness,
                manifest.validity().nextExpectedBy(),
                manifest.validity().expiresAt(),
                manifest.index().files(),
                manifest.index().bytes(),
                manifest.components().stream().map(ServedComponent::of).toList());
    }
}
