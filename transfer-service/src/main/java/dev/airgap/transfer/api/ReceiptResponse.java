package dev.airgap.transfer.api;

import dev.airgap.contracts.data.ReceiptTransfer;
import dev.airgap.media.receipt.Receipt;
import dev.airgap.media.receipt.ReceiptPolicy;
import dev.airgap.transfer.custody.NextAction;
import dev.airgap.transfer.receipt.IssuedReceipt;
import dev.airgap.transfer.report.ReportedTransfers;
import dev.airgap.transfer.returned.AcceptedReceipt;
import dev.airgap.transfer.returned.SiteReport;
import dev.airgap.trust.Sha256;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A receipt. In the air gap it has a transfer, in whose return folder it belongs, and who asked for it.
 *
 * @param state ISSUED, WRITTEN or REPLACED in the air gap, ACCEPTED in the DMZ
 * @param form in the DMZ FILE, or SLIP while only that has come
 * @param policy what it was allowed to say; null when only its slip is known
 * @param doneAt when it was written or accepted
 */
record ReceiptResponse(
        long number,
        String site,
        String state,
        @Nullable String form,
        String sha256,
        @Nullable String policy,
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

    private static final NextAction CLOSED =
            new NextAction("nothing: the cycles it reports are closed", "service", "bundler");

    record Floor(long epoch, long sequence) {

        static Floor of(Receipt.Floor floor) {
            return new Floor(floor.epoch(), floor.sequence());
        }
    }

    static ReceiptResponse of(AcceptedReceipt accepted) {
        SiteReport report = accepted.report();
        return new ReceiptResponse(
                report.number(),
                report.site(),
                "ACCEPTED",
                report.form().name(),
                report.sha256().hex(),
                policy(report.policy()),
                Floor.of(report.floor()),
                hex(report.servedBundle()),
                hex(report.servedSnapshot()),
                hex(report.held()),
                ReportedTransfers.of(report.transfers()),
                report.rules(),
                null,
                null,
                CLOSED,
                null,
                report.issuedAt(),
                accepted.acceptedAt());
    }

    static ReceiptResponse of(IssuedReceipt issued) {
        Receipt receipt = issued.receipt();
        Receipt.Served served = receipt.served();
        return new ReceiptResponse(
                receipt.number(),
                receipt.site(),
                issued.state().name(),
                null,
                issued.sha256().hex(),
                policy(receipt.policy()),
                Floor.of(receipt.floor()),
                served == null ? null : served.bundleId().hex(),
                served == null ? null : served.snapshotDigest().hex(),
                hex(receipt.held()),
                ReportedTransfers.of(receipt.transfers()),
                receipt.rules(),
                issued.transferId(),
                issued.requestedBy(),
                issued.nextAction(),
                issued.error().map(ErrorResponse::of).orElse(null),
                receipt.issuedAt(),
                issued.writtenAt());
    }

    private static @Nullable String policy(@Nullable ReceiptPolicy policy) {
        return policy == null ? null : policy.wireName();
    }

    private static @Nullable String hex(@Nullable Sha256 digest) {
        return digest == null ? null : digest.hex();
    }

    private static List<String> hex(List<Sha256> digests) {
        return digests.stream().map(Sha256::hex).toList();
    }
}
