package dev.airgap.importer.imports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A security update download as others see it. */
public record Download(
        String id,
        Optional<String> cycleId,
        DownloadState state,
        Optional<DownloadOutcome> outcome,
        Optional<String> updateSource,
        Optional<SourceResult> sourceResult,
        Optional<Progress> progress,
        List<MetBundle> bundles,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt) {}
