package dev.airgap.contracts.data;

import org.jspecify.annotations.Nullable;

/** What is on a medium was refused and nothing was taken from it. */
public record TransferRefused(@Nullable String transferId, String code, String detail) {}
