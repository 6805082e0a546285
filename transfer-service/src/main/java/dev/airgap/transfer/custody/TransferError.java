package dev.airgap.transfer.custody;

import dev.airgap.media.receipt.ReceiptTransfer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Why a transfer is FAILED, LOST, EXPIRED or REJECTED. */
public record TransferError(String code, String detail) {

    /** Of an arrival or return at a desk that nobody went on with. */
    public static final TransferError UPLOAD_ABANDONED = new TransferError(
            "UPLOAD_ABANDONED", "Nothing was handed over for long: what had come was deleted. Read the medium again.");

    /** Why the site took nothing from its medium; null if it did. */
    public static @Nullable TransferError refusalIn(ReceiptTransfer told) {
        return told.code() == null
                ? null
                : new TransferError(told.code(), Objects.requireNonNullElse(told.detail(), ""));
    }
}
