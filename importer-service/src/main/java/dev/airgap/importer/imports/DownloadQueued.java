package dev.airgap.importer.imports;

/** Wakes the worker once the row is committed. */
record DownloadQueued(String downloadId) {}
