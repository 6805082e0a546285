package dev.airgap.transfer.receipt;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.ReceiptWritten;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.zone.Here;
import dev.airgap.transfer.custody.ReceiptRecord;
import dev.airgap.transfer.custody.Transfer;
import dev.airgap.transfer.custody.TransferError;
import dev.airgap.transfer.outcome.Carry;
import dev.airgap.transfer.outcome.Outcomes;
import dev.airgap.transfer.report.ReportedTransfers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;

/** Puts on record that a receipt lies on its medium, whoever wrote it there. */
@ApplicationScoped
class WrittenReceipts {

    private final IssuedReceiptRows rows;
    private final Outcomes outcomes;
    private final ReceiptRecord transfers;
    private final Outbox outbox;
    private final Here here;
    private final Clock clock;

    WrittenReceipts(
            IssuedReceiptRows rows, Outcomes outcomes, ReceiptRecord transfers, Outbox outbox, Here here, Clock clock) {
        this.rows = rows;
        this.outcomes = outcomes;
        this.transfers = transfers;
        this.outbox = outbox;
        this.here = here;
        this.clock = clock;
    }

    /**
     * @param waiting the receipt that the medium waited for
     * @param newest the one that was written: it tells everything that the other does
     * @param actor who wrote it, or asked for it
     */
    @Transactional(TxType.MANDATORY)
    void put(IssuedReceipt waiting, IssuedReceipt newest, Optional<String> actor) {
        if (newest.number() != waiting.number()) {
            rows.existing(waiting.number()).replaced();
        }
        IssuedReceiptEntity row = rows.existing(newest.number());
        if (newest.transferId().equals(waiting.transferId())) {
            row.written(clock.instant());
        }
        String transferId = waiting.transferId();
        Optional<Transfer> transfer = transfers.find(transferId);
        Optional<Carry> carry = outcomes.find(transferId);
        ReceiptWritten data = new ReceiptWritten(
                here.site(),
                newest.number(),
                newest.sha256().hex(),
                transferId,
                ReportedTransfers.of(newest.receipt().transfers()));
        String eventId = outbox.append(NewEvent.of(EventType.RECEIPT_WRITTEN, "receipt-" + newest.number(), data)
                .inCycle(carry.map(Carry::cycleId))
                .causedBy(transfer.map(Transfer::lastEventId)
                        .or(() -> carry.flatMap(it -> Optional.ofNullable(it.eventId()))))
                .by(actor));
        newest.receipt().transfers().stream()
                .filter(told -> told.transferId().equals(transferId) && told.isFinal())
                .forEach(told ->
                        transfers.receipted(transferId, newest.number(), TransferError.refusalIn(told), eventId));
    }
}
