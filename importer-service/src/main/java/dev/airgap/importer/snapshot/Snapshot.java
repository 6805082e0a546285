package dev.airgap.importer.snapshot;

import dev.airgap.bundle.Manifest;
import java.time.Instant;
import java.util.Optional;

/**
 * A snapshot that is held here.
 *
 * @param indexSha256 digest of its index, under which the content store has it
 * @param overrideId by which it was switched to the last time; absent when none was needed
 * @param servedSince when the pointer moved to it, whole seconds, rising with every move; absent unless it is served
 */
public record Snapshot(
        String id,
        String bundleId,
        SnapshotState state,
        Manifest manifest,
        String indexSha256,
        Optional<String> overrideId,
        Optional<Instant> servedSince) {}
