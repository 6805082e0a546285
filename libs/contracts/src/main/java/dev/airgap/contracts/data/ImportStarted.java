package dev.airgap.contracts.data;

/** A security update download began; {@code trigger} is {@code delivery} or {@code request}. */
public record ImportStarted(String downloadId, String trigger) {}
