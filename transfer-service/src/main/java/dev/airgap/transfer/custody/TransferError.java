package dev.airgap.transfer.custody;

import dev.airgap.media.receipt.ReceiptTransfer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Why a transfer is FAILED, LOST, EXPIRED or REJECTED. */
public record TransferError(String code, String detail) {

    /** Why the site took nothing from its medium; null if it did. */
    public static @Nullable TransferError refusalIn(ReceiptTransfer told) {
        return told.code() == null
                ? null
                : new TransferError(told.code(), Objects.requireNonNullElse(told.detail(), ""));
    }
}
