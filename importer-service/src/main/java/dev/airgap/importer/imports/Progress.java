package dev.airgap.importer.imports;

/** How far the current step of a download is. {@code done} and {@code total} count {@code unit}s. */
public record Progress(String step, long done, long total, String unit) {}
