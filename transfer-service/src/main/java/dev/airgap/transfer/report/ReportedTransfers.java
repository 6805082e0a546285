package dev.airgap.transfer.report;

import dev.airgap.contracts.data.ReceiptFile;
import dev.airgap.contracts.data.ReceiptTransfer;
import dev.airgap.media.receipt.Receipt;
import java.util.List;

/** Takes what a receipt says of transfers into the shape of events. */
public final class ReportedTransfers {

    private ReportedTransfers() {}

    /** In the receipt's order: the newest first. */
    public static List<ReceiptTransfer> of(Receipt receipt) {
        return receipt.transfers().stream()
                .map(transfer -> new ReceiptTransfer(
                        transfer.transferId(),
                        transfer.cycle(),
                        transfer.files().stream().map(ReportedTransfers::of).toList(),
                        transfer.code(),
                        transfer.detail()))
                .toList();
    }

    private static ReceiptFile of(dev.airgap.media.receipt.ReceiptFile file) {
        return new ReceiptFile(
                file.name(), file.kind().wireName(), file.id(), file.outcome().name(), file.code(), file.detail());
    }
}
