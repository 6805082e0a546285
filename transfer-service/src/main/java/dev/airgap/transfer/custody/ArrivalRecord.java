package dev.airgap.transfer.custody;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.TransferArrived;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.media.SealedTransfer;
import dev.airgap.transfer.medium.Movements;
import dev.airgap.transfer.outcome.Outcomes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;

/** What the reading of media puts on record. */
@ApplicationScoped
public class ArrivalRecord {

    private final TransferRows rows;
    private final Outcomes outcomes;
    private final Movements movements;
    private final Outbox outbox;
    private final Clock clock;

    ArrivalRecord(TransferRows rows, Outcomes outcomes, Movements movements, Outbox outbox, Clock clock) {
        this.rows = rows;
        this.outcomes = outcomes;
        this.movements = movements;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public Optional<Transfer> find(String id) {
        return rows.byId(id).map(TransferEntity::toTransfer);
    }

    /** A transfer that arrived and is not put in place yet, the oldest first. */
    @Transactional
    public Optional<Transfer> nextToPlace() {
        return rows.firstIn(TransferState.ARRIVED).map(TransferEntity::toTransfer);
    }

    /** The transfer was read completely and is kept: from here on it will be delivered, with or without the medium. */
    @Transactional(TxType.MANDATORY)
    public void arrived(SealedTransfer sealed, String custodian) {
        String id = sealed.manifest().transferId();
        TransferArrived data = new TransferArrived(
                id, sealed.manifest().mediumSerial(), sealed.manifestSha256().hex(), custodian);
        String eventId = outbox.append(NewEvent.of(EventType.TRANSFER_ARRIVED, id, data)
                .inCycle(sealed.manifest().cycle())
                .by(custodian));
        rows.persist(TransferEntity.arrived(
                sealed.manifest(), sealed.manifestSha256().hex(), custodian, eventId, clock.instant()));
        outcomes.arrived(sealed.manifest());
        movements.read(sealed.manifest().mediumSerial(), id, custodian);
    }

    /** Its files are in place. */
    @Transactional(TxType.MANDATORY)
    public void delivered(String id) {
        TransferEntity row = rows.locked(id).orElseThrow(UnknownTransferException::new);
        row.require(TransferStep.DELIVER);
        Transfer transfer = row.toTransfer();
        String eventId =
                outbox.append(TransferEvents.of(EventType.TRANSFER_DELIVERED, transfer, TransferEvents.files(transfer))
                        .causedBy(row.lastEventId())
                        .by(Optional.ofNullable(transfer.custodian())));
        row.delivered(eventId, clock.instant());
        outcomes.delivered(id, eventId);
    }
}
