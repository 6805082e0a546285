package dev.airgap.contracts.data;

import org.jspecify.annotations.Nullable;

/** What a returned medium held was refused; the newest receipt is as before. */
public record ReceiptRefused(
        @Nullable String transferId, @Nullable Long receiptNumber, String code, String detail) {}
