package dev.airgap.transfer.custody;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.TransferSealed;
import dev.airgap.contracts.data.TransferWriteFailed;
import dev.airgap.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** What the sealing of media puts on record. */
@ApplicationScoped
public class SealRecord {

    private final TransferRows rows;
    private final Outbox outbox;
    private final Clock clock;

    SealRecord(TransferRows rows, Outbox outbox, Clock clock) {
        this.rows = rows;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The transfer to be sealed next, by the order they were drafted. */
    @Transactional
    public Optional<Transfer> next() {
        return rows.firstIn(TransferState.SEALING).map(TransferEntity::toTransfer);
    }

    /** The signed manifest is on the medium. */
    @Transactional
    public void sealed(String id, String manifestSha256) {
        TransferEntity row = rows.locked(id).orElseThrow(UnknownTransferException::new);
        row.require(TransferStep.FINISH_SEALING);
        Transfer transfer = row.toTransfer();
        TransferSealed data = new TransferSealed(
                id,
                String.valueOf(transfer.mediumSerial()),
                manifestSha256,
                TransferEvents.fileData(transfer),
                transfer.people().sealNumber());
        String eventId = outbox.append(TransferEvents.of(EventType.TRANSFER_SEALED, transfer, data)
                .causedBy(row.lastEventId())
                .by(Optional.ofNullable(transfer.people().sealedBy())));
        row.sealed(manifestSha256, eventId, clock.instant());
    }

    /** Sealing did not succeed; who approved it still does. */
    @Transactional
    public void stopped(String id, TransferError error) {
        TransferEntity row = rows.locked(id).orElseThrow(UnknownTransferException::new);
        row.require(TransferStep.STOP_SEALING);
        Transfer transfer = row.toTransfer();
        String eventId = outbox.append(TransferEvents.of(
                        EventType.TRANSFER_WRITE_FAILED,
                        transfer,
                        new TransferWriteFailed(id, error.code(), error.detail()))
                .causedBy(row.lastEventId())
                .by(Optional.ofNullable(transfer.people().sealedBy())));
        row.sealingStopped(error, eventId, clock.instant());
    }
}
