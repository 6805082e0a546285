package dev.airgap.transfer.returned;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.ReceiptAccepted;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.media.receipt.ReceiptTransfer;
import dev.airgap.transfer.custody.ReceiptRecord;
import dev.airgap.transfer.custody.Transfer;
import dev.airgap.transfer.custody.TransferError;
import dev.airgap.transfer.report.ReportedTransfers;
import dev.airgap.trust.Sha256;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;

/** Makes a verified receipt the newest. */
@ApplicationScoped
class Acceptance {

    private final AcceptedReceiptRows rows;
    private final AcceptedReceipts receipts;
    private final ReceiptRecord transfers;
    private final Outbox outbox;
    private final Clock clock;

    Acceptance(
            AcceptedReceiptRows rows, AcceptedReceipts receipts, ReceiptRecord transfers, Outbox outbox, Clock clock) {
        this.rows = rows;
        this.receipts = receipts;
        this.transfers = transfers;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Keeps the receipt with its bytes, and says so; the transfers it settles are RECEIPTED. Receipts are taken one at a time.
     *
     * @param bytes as they came
     * @return why nothing was taken; empty if it was
     */
    @Transactional(TxType.MANDATORY)
    Optional<TransferError> take(SiteReport report, byte[] bytes, String custodian) {
        rows.lock();
        Optional<TransferError> objection = receipts.newest().flatMap(last -> new Succession(last).objection(report));
        if (objection.isEmpty()) {
            keep(report, bytes, custodian);
            Log.infof("receipt accepted number=%d form=%s", report.number(), report.form());
        }
        return objection;
    }

    private void keep(SiteReport report, byte[] bytes, String custodian) {
        // The newest transfer that is one of ours: what follows from the receipt belongs to its cycle.
        Optional<Transfer> newest = report.transfers().stream()
                .flatMap(reported -> transfers.find(reported.transferId()).stream())
                .findFirst();
        NewEvent event = NewEvent.of(EventType.RECEIPT_ACCEPTED, "receipt-" + report.number(), data(report))
                .inCycle(newest.map(Transfer::cycleId)
                        .or(() -> report.transfers().stream().findFirst().map(ReceiptTransfer::cycle)))
                .causedBy(newest.map(Transfer::lastEventId))
                .by(custodian);
        String eventId = outbox.append(event);
        AcceptedReceiptEntity row = rows.findByIdOptional(report.number()).orElseGet(AcceptedReceiptEntity::new);
        row.is(report, bytes, eventId, clock.instant());
        rows.persist(row);
        report.transfers().stream()
                .filter(ReceiptTransfer::isFinal)
                .forEach(settled -> transfers.receipted(
                        settled.transferId(), report.number(), TransferError.refusalIn(settled), eventId));
    }

    private static ReceiptAccepted data(SiteReport report) {
        Sha256 bundle = report.servedBundle();
        Sha256 snapshot = report.servedSnapshot();
        return new ReceiptAccepted(
                report.site(),
                report.number(),
                report.sha256().hex(),
                report.floor().epoch(),
                report.floor().sequence(),
                bundle == null ? null : bundle.hex(),
                snapshot == null ? null : snapshot.hex(),
                report.held().stream().map(Sha256::hex).toList(),
                ReportedTransfers.of(report.transfers()),
                report.rules(),
                report.siteLogSize(),
                report.mirroredLogSize(),
                report.rootVersion(),
                report.form().name());
    }
}
