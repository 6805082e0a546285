package dev.airgap.contracts.data;

import org.jspecify.annotations.Nullable;

/**
 * The medium was handed over.
 *
 * @param custodian by whom
 * @param recipient to whom
 * @param sealNumber that both read on the bag
 */
public record TransferDeparted(
        String transferId,
        String mediumSerial,
        String custodian,
        @Nullable String recipient,
        @Nullable String sealNumber) {}
