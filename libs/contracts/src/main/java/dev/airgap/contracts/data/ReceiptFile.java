package dev.airgap.contracts.data;

import org.jspecify.annotations.Nullable;

/**
 * What became of one file of a transfer.
 *
 * @param kind {@code bundle} or {@code rule-update}
 * @param id its bundle or rule update id
 * @param outcome ACTIVATED, SUPERSEDED, REVERTED, APPLIED, ALREADY_APPLIED, REJECTED or PENDING
 * @param code why it was rejected or reverted
 */
public record ReceiptFile(
        String name,
        String kind,
        String id,
        String outcome,
        @Nullable String code,
        @Nullable String detail) {}
