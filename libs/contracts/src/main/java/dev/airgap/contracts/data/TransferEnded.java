package dev.airgap.contracts.data;

import org.jspecify.annotations.Nullable;

/**
 * Nothing is expected of a transfer any more, or again something.
 *
 * @param code why, if not because all of it is done
 */
public record TransferEnded(
        String transferId,
        @Nullable String mediumSerial,
        @Nullable String code,
        @Nullable String detail) {}
