package dev.airgap.transfer.returned;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.ReceiptAccepted;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.media.receipt.Receipt;
import dev.airgap.media.receipt.ReceiptTransfer;
import dev.airgap.transfer.custody.ReceiptRecord;
import dev.airgap.transfer.custody.Transfer;
import dev.airgap.transfer.custody.TransferError;
import dev.airgap.transfer.report.ReportedTransfers;
import dev.airgap.trust.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;

/** Makes a verified receipt the newest. */
@ApplicationScoped
class Acceptance {

    private final AcceptedReceiptRows rows;
    private final ReceiptRecord transfers;
    private final Outbox outbox;
    private final Clock clock;

    Acceptance(AcceptedReceiptRows rows, ReceiptRecord transfers, Outbox outbox, Clock clock) {
        this.rows = rows;
        this.transfers = transfers;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Keeps the receipt with its bytes, and says so; the transfers it settles are RECEIPTED. */
    @Transactional(TxType.MANDATORY)
    void accept(Intake.Candidate candidate, String custodian) {
        Receipt receipt = candidate.receipt();
        // The newest transfer that is one of ours: what follows from the receipt belongs to its cycle.
        Optional<Transfer> newest = receipt.transfers().stream()
                .flatMap(reported -> transfers.find(reported.transferId()).stream())
                .findFirst();
        NewEvent event = NewEvent.of(EventType.RECEIPT_ACCEPTED, "receipt-" + receipt.number(), data(receipt))
                .inCycle(newest.map(Transfer::cycleId)
                        .or(() -> receipt.transfers().stream().findFirst().map(ReceiptTransfer::cycle)))
                .causedBy(newest.map(Transfer::lastEventId))
                .by(custodian);
        String eventId = outbox.append(event);
        rows.persist(AcceptedReceiptEntity.of(receipt, candidate.file().bytes(), eventId, clock.instant()));
        receipt.transfers().stream()
                .filter(ReceiptTransfer::isFinal)
                .forEach(settled -> transfers.receipted(
                        settled.transferId(), receipt.number(), TransferError.refusalIn(settled), eventId));
    }

    private static ReceiptAccepted data(Receipt receipt) {
        Receipt.Served served = receipt.served();
        return new ReceiptAccepted(
                receipt.site(),
                receipt.number(),
                receipt.digest().hex(),
                receipt.floor().epoch(),
                receipt.floor().sequence(),
                served == null ? null : served.bundleId().hex(),
                served == null ? null : served.snapshotDigest().hex(),
                receipt.held().stream().map(Sha256::hex).toList(),
                ReportedTransfers.of(receipt),
                receipt.rules(),
                SiteLog.sizeIn(receipt),
                AcceptedReceipt.mirroredLogSize(receipt),
                receipt.rootVersion());
    }
}
