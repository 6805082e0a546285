package dev.airgap.contracts.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one transfer.
 *
 * @param code why the whole medium was refused; null when it was delivered
 */
public record ReceiptTransfer(
        String transferId,
        String cycleId,
        List<ReceiptFile> files,
        @Nullable String code,
        @Nullable String detail) {}
