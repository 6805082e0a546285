package dev.airgap.contracts.data;

/** A cycle ended before its bundle was released. */
public record CycleFailed(String site, String step, String code, String detail) {}
