package dev.airgap.contracts.data;

import org.jspecify.annotations.Nullable;

/** A file that came back as a need list was refused; nothing follows from it. */
public record NeedListRefused(String transferId, @Nullable Long number, String code, String detail) {}
