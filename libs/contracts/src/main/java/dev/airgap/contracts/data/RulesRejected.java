package dev.airgap.contracts.data;

import org.jspecify.annotations.Nullable;

/** A rule update was refused and nothing changed. */
public record RulesRejected(@Nullable String number, String fileName, String code, String detail) {}
