package dev.airgap.transfer.api;

import dev.airgap.contracts.data.ReceiptTransfer;
import dev.airgap.media.receipt.Receipt;
import dev.airgap.transfer.custody.NextAction;
import dev.airgap.transfer.receipt.IssuedReceipt;
import dev.airgap.transfer.report.ReportedTransfers;
import dev.airgap.transfer.returned.AcceptedReceipt;
import dev.airgap.trust.Sha256;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A receipt. In the air gap it has a transfer, in whose return folder it belongs, and who asked for it.
 *
 * @param state ISSUED, WRITTEN or REPLACED in the air gap, ACCEPTED in the DMZ
 * @param doneAt when it was written or accepted
 */
record ReceiptResponse(
        long number,
        String site,
        String state,
        String sha256,
        String policy,
        Floor floor,
        @Nullable String servedBundleId,
        @Nullable String servedSnapshotDigest,
        List<String> heldSnapshots,
        List<ReceiptTransfer> transfers,
        List<String> appliedRules,
        @Nullable String transferId,
        @Nullable String requestedBy,
        NextAction nextAction,
        @Nullable ErrorResponse error,
        Instant issuedAt,
        @Nullable Instant doneAt) {

    record Floor(long epoch, long sequence) {}

    static ReceiptResponse of(AcceptedReceipt accepted) {
        NextAction next = new NextAction("nothing: the cycles it reports are closed", "service", "bundler");
        return of(accepted.receipt(), accepted.sha256(), "ACCEPTED", null, null, next, null, accepted.acceptedAt());
    }

    static ReceiptResponse of(IssuedReceipt issued) {
        return of(
                issued.receipt(),
                issued.sha256(),
                issued.state().name(),
                issued.transferId(),
                issued.requestedBy(),
                issued.nextAction(),
                issued.error().map(ErrorResponse::of).orElse(null),
                issued.writtenAt());
    }

    private static ReceiptResponse of(
            Receipt receipt,
            Sha256 sha256,
            String state,
            @Nullable String transferId,
            @Nullable String requestedBy,
            NextAction next,
            @Nullable ErrorResponse error,
            @Nullable Instant doneAt) {
        Receipt.Served served = receipt.served();
        return new ReceiptResponse(
                receipt.number(),
                receipt.site(),
                state,
                sha256.hex(),
                receipt.policy().wireName(),
                new Floor(receipt.floor().epoch(), receipt.floor().sequence()),
                served == null ? null : served.bundleId().hex(),
                served == null ? null : served.snapshotDigest().hex(),
                receipt.held().stream().map(Sha256::hex).toList(),
                ReportedTransfers.of(receipt),
                receipt.rules(),
                transferId,
                requestedBy,
                next,
                error,
                receipt.issuedAt(),
                doneAt);
    }
}
