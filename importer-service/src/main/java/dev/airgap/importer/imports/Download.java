package dev.airgap.importer.imports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A security update download as others see it.
 *
 * @param error why it is not a success: what the relay failed at, or the code of the bundle that decided
 */
public record Download(
        String id,
        Optional<String> cycleId,
        DownloadState state,
        Optional<DownloadOutcome> outcome,
        Optional<Reason> error,
        Optional<String> updateSource,
        Optional<SourceResult> sourceResult,
        Optional<Progress> progress,
        List<MetBundle> bundles,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt) {}
