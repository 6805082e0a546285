package dev.airgap.transfer.custody;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.TransferCopied;
import dev.airgap.contracts.data.TransferWriteFailed;
import dev.airgap.contracts.data.TransferWritten;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.media.SealedPiece;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the writing of media puts on record. */
@ApplicationScoped
public class WriteRecord {

    private final TransferRows rows;
    private final Outbox outbox;
    private final Clock clock;

    WriteRecord(TransferRows rows, Outbox outbox, Clock clock) {
        this.rows = rows;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The transfer to be written next, by the order they were drafted. */
    @Transactional
    public Optional<Transfer> next() {
        return rows.firstIn(TransferState.WRITING).map(TransferEntity::toTransfer);
    }

    /** Those of {@code ids} that are transfers of this service. */
    @Transactional
    public List<Transfer> known(Collection<String> ids) {
        return rows.among(ids).stream().map(TransferEntity::toTransfer).toList();
    }

    /**
     * Another transfer is about to be written over these. Those that have not left can be written again; it is recorded
     * before anything is removed, so that none is believed to be on a medium that it is not on.
     */
    @Transactional
    public void writtenOver(Collection<String> ids, String by) {
        for (String id : ids) {
            if (id.equals(by)) {
                continue;
            }
            TransferEntity row = rows.locked(id).orElseThrow(UnknownTransferException::new);
            Transfer transfer = row.toTransfer();
            if (transfer.state().isOnTheMediumHere()) {
                fail(row, new TransferError("MEDIUM_WRITTEN_OVER", "Transfer " + by + " was written over it."), null);
            }
        }
    }

    /** @param pieces of all its volumes; none if there is one, and every file is whole on it */
    @Transactional
    public void written(String id, List<SealedPiece> pieces) {
        TransferEntity row = rows.locked(id).orElseThrow(UnknownTransferException::new);
        row.require(TransferStep.FINISH_WRITING);
        Transfer transfer = row.toTransfer();
        TransferWritten data = new TransferWritten(
                id, String.valueOf(transfer.mediumSerial()), transfer.bytes(), TransferEvents.fileData(transfer));
        String eventId = outbox.append(TransferEvents.of(EventType.TRANSFER_WRITTEN, transfer, data)
                .causedBy(row.lastEventId())
                .by(Optional.ofNullable(transfer.people().requestedBy())));
        row.written(pieces, eventId, clock.instant());
    }

    /** At a desk, one of its volumes was written to its medium; said once. */
    @Transactional
    public void copied(String id, TransferVolume volume, String actor) {
        TransferEntity row = rows.locked(id).orElseThrow(UnknownTransferException::new);
        Transfer transfer = row.toTransfer();
        if (volume.isConfirmed()) {
            return;
        }
        TransferCopied data = new TransferCopied(id, volume.mediumSerial(), String.valueOf(volume.manifestSha256()));
        String eventId = outbox.append(TransferEvents.of(EventType.TRANSFER_COPIED, transfer, data)
                .causedBy(row.lastEventId())
                .by(actor));
        row.confirmed(volume.number(), eventId, clock.instant());
    }

    @Transactional
    public Optional<Transfer> find(String id) {
        return rows.byId(id).map(TransferEntity::toTransfer);
    }

    @Transactional
    public void failed(String id, TransferError error) {
        TransferEntity row = rows.locked(id).orElseThrow(UnknownTransferException::new);
        fail(row, error, row.toTransfer().people().requestedBy());
    }

    void fail(TransferEntity row, TransferError error, @Nullable String actor) {
        row.require(TransferStep.FAIL);
        TransferWriteFailed data = new TransferWriteFailed(row.id(), error.code(), error.detail());
        String eventId = outbox.append(TransferEvents.of(EventType.TRANSFER_WRITE_FAILED, row.toTransfer(), data)
                .causedBy(row.lastEventId())
                .by(Optional.ofNullable(actor)));
        row.failed(error, eventId, clock.instant());
    }
}
