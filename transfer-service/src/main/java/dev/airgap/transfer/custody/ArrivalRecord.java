package dev.airgap.transfer.custody;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.TransferArrived;
import dev.airgap.contracts.data.TransferRefused;
import dev.airgap.contracts.data.TransferVerified;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.media.SealedTransfer;
import dev.airgap.media.VolumeManifest;
import dev.airgap.transfer.evidence.KeptManifests;
import dev.airgap.transfer.medium.Movements;
import dev.airgap.transfer.outcome.Outcomes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the reading of media puts on record. */
@ApplicationScoped
public class ArrivalRecord {

    private final TransferRows rows;
    private final Outcomes outcomes;
    private final Movements movements;
    private final KeptManifests kept;
    private final Event<ReceiptKnown> receiptKnown;
    private final Outbox outbox;
    private final Clock clock;

    ArrivalRecord(
            TransferRows rows,
            Outcomes outcomes,
            Movements movements,
            KeptManifests kept,
            Event<ReceiptKnown> receiptKnown,
            Outbox outbox,
            Clock clock) {
        this.rows = rows;
        this.outcomes = outcomes;
        this.movements = movements;
        this.kept = kept;
        this.receiptKnown = receiptKnown;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public Optional<Transfer> find(String id) {
        return rows.byId(id).map(TransferEntity::toTransfer);
    }

    /** A transfer that was verified and is not put in place yet, the oldest first. */
    @Transactional
    public Optional<Transfer> nextToPlace() {
        return rows.firstIn(TransferState.VERIFIED).map(TransferEntity::toTransfer);
    }

    /** The transfer is at the site, under a seal of the DMZ. One that a crash kept from being read has arrived before. */
    @Transactional(TxType.MANDATORY)
    public void arrived(SealedTransfer sealed, Reception reception) {
        VolumeManifest manifest = sealed.manifest();
        Optional<TransferEntity> known = rows.locked(manifest.transferId());
        if (known.isPresent() && known.get().hasArrivedWith(sealed)) {
            return;
        }
        kept.keep(manifest.transferId(), manifest.volume().number(), sealed.envelope());
        TransferArrived data = new TransferArrived(
                manifest.transferId(),
                manifest.mediumSerial(),
                sealed.manifestSha256().hex(),
                reception.custodian(),
                reception.deliveredBy(),
                reception.sealNumber(),
                manifest.volume().number(),
                manifest.volume().of());
        String eventId = outbox.append(NewEvent.of(EventType.TRANSFER_ARRIVED, manifest.transferId(), data)
                .inCycle(manifest.cycle())
                .by(reception.custodian()));
        known.ifPresentOrElse(
                row -> row.arrivedAgain(sealed, reception, eventId, clock.instant()),
                () -> rows.persist(TransferEntity.arrived(sealed, reception, eventId, clock.instant())));
        movements.read(manifest.mediumSerial(), manifest.transferId(), reception.handOver(), reception.custodian());
    }

    /** Whether this volume is the last that is missing. */
    @Transactional
    public boolean completes(SealedTransfer sealed) {
        VolumeManifest manifest = sealed.manifest();
        return existing(manifest.transferId())
                .toTransfer()
                .volumes()
                .missing()
                .equals(List.of(manifest.volume().number()));
    }

    /** The ids of the transfers of which some volumes have come and others have not. */
    @Transactional
    public Set<String> waiting() {
        return rows.lockedIn(TransferState.ARRIVED).stream()
                .map(TransferEntity::toTransfer)
                .filter(transfer -> transfer.volumes().isBegun())
                .map(Transfer::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Everything on the volume was read and is kept. With the last volume the transfer is verified: from here on it will be
     * delivered, with or without its media.
     *
     * @return whether it was the last
     */
    @Transactional(TxType.MANDATORY)
    public boolean read(SealedTransfer sealed) {
        VolumeManifest manifest = sealed.manifest();
        TransferEntity row = existing(manifest.transferId());
        row.require(TransferStep.VERIFY);
        row.confirmed(manifest.volume().number(), row.lastEventId(), clock.instant());
        boolean complete = row.toTransfer().volumes().isComplete();
        if (complete) {
            verified(row, manifest);
        }
        return complete;
    }

    private void verified(TransferEntity row, VolumeManifest manifest) {
        Transfer transfer = row.toTransfer();
        TransferVerified data = new TransferVerified(
                row.id(),
                String.valueOf(transfer.mediumSerial()),
                String.valueOf(transfer.volumes().known().getFirst().manifestSha256()),
                Math.addExact(transfer.bytes(), manifest.log().size()));
        row.verified(append(row, EventType.TRANSFER_VERIFIED, data), clock.instant());
        outcomes.arrived(manifest);
        Optional.ofNullable(manifest.receiptKnown()).map(ReceiptKnown::new).ifPresent(receiptKnown::fire);
    }

    /**
     * Nothing is taken from the medium: no transfer that has arrived on it is kept, each can arrive again. Media are read one
     * after the other, so all that have arrived whole and are not verified came on this one. What other volumes brought
     * before stays.
     *
     * @param whole whether it was refused with all its volumes
     * @param refused the transfer that the medium was refused for; null when it is about the medium
     * @param eventId of its refusal
     */
    @Transactional(TxType.MANDATORY)
    public void rejected(boolean whole, @Nullable String refused, TransferError error, String eventId) {
        for (TransferEntity row : rows.lockedIn(TransferState.ARRIVED)) {
            if (row.toTransfer().volumes().isSeveral() && !(whole && row.id().equals(refused))) {
                continue;
            }
            String cause = row.id().equals(refused) ? eventId : rejectedBeside(row, error, eventId);
            row.rejected(error, cause, clock.instant());
        }
    }

    /** One volume of several is of no use: the transfer waits for it to come once more. */
    @Transactional(TxType.MANDATORY)
    public void volumeRefused(String id, TransferError error, String eventId) {
        rows.locked(id)
                .filter(row -> row.allows(TransferStep.VERIFY))
                .ifPresent(row -> row.volumeRefused(error, eventId, clock.instant()));
    }

    /**
     * Ends a transfer that has not arrived completely: its volumes do not fit together, or somebody gave the others up. It
     * can arrive again, from its first volume on.
     *
     * @throws StepNotPossibleException if it is not being received
     */
    @Transactional
    public Transfer giveUp(String id, TransferError error, String actor) {
        TransferEntity row = existing(id);
        row.require(TransferStep.REJECT);
        Transfer transfer = row.toTransfer();
        TransferRefused data = new TransferRefused(id, error.code(), error.detail());
        String eventId = outbox.append(TransferEvents.of(EventType.TRANSFER_REFUSED, transfer, data)
                .causedBy(row.lastEventId())
                .by(actor));
        row.rejected(error, eventId, clock.instant());
        outcomes.refused(id, transfer.cycleId(), error.code(), error.detail(), eventId);
        return row.toTransfer();
    }

    private String rejectedBeside(TransferEntity row, TransferError error, String causeId) {
        Transfer transfer = row.toTransfer();
        TransferRefused data = new TransferRefused(row.id(), error.code(), error.detail());
        return outbox.append(TransferEvents.of(EventType.TRANSFER_REFUSED, transfer, data)
                .causedBy(causeId)
                .by(Optional.ofNullable(transfer.people().custodian())));
    }

    /** Its files are in place. */
    @Transactional(TxType.MANDATORY)
    public void delivered(String id) {
        TransferEntity row = existing(id);
        row.require(TransferStep.DELIVER);
        String eventId = append(row, EventType.TRANSFER_DELIVERED, TransferEvents.files(row.toTransfer()));
        row.delivered(eventId, clock.instant());
        outcomes.delivered(id, eventId);
    }

    private TransferEntity existing(String id) {
        return rows.locked(id).orElseThrow(UnknownTransferException::new);
    }

    private String append(TransferEntity row, EventType type, Record data) {
        Transfer transfer = row.toTransfer();
        return outbox.append(TransferEvents.of(type, transfer, data)
                .causedBy(row.lastEventId())
                .by(Optional.ofNullable(transfer.people().custodian())));
    }
}
