package dev.airgap.transfer.report;

import dev.airgap.contracts.data.ReceiptFile;
import dev.airgap.contracts.data.ReceiptTransfer;
import java.util.List;

/** Takes what a receipt says of transfers into the shape of events. */
public final class ReportedTransfers {

    private ReportedTransfers() {}

    /** In the receipt's order: the newest first. */
    public static List<ReceiptTransfer> of(List<dev.airgap.media.receipt.ReceiptTransfer> transfers) {
        return transfers.stream()
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
