package dev.airgap.contracts.data;

/** The connection alarm: the configured update source could not be used, the install directory is next. */
public record UpdateSourceUnreachable(String downloadId, String updateSource, String detail) {}
