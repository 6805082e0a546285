package dev.airgap.importer.imports;

import java.util.Optional;

/** One bundle that a download met. {@code bundleId} is absent when nothing in the file could be believed. */
public record MetBundle(
        String fileName,
        Optional<String> bundleId,
        BundleOutcome outcome,
        Optional<String> code,
        Optional<String> detail) {}
