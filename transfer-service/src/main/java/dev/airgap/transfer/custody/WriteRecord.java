package dev.airgap.transfer.custody;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.TransferWriteFailed;
import dev.airgap.contracts.data.TransferWritten;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.transfer.medium.MediumReported;
import dev.airgap.transfer.medium.MediumStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    public Set<String> known(Collection<String> ids) {
        return rows.among(ids).stream().map(TransferEntity::id).collect(Collectors.toUnmodifiableSet());
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

    /** A medium is lost, empty or out of use: what was written to it and has not left can be written again. */
    @Transactional(TxType.MANDATORY)
    void mediumGone(@Observes MediumReported reported) {
        if (reported.step() == MediumStep.FIND) {
            return;
        }
        String serial = reported.medium().serial();
        TransferError error = new TransferError(
                "MEDIUM_GONE",
                "Medium %s was reported as %s."
                        .formatted(serial, reported.medium().state()));
        for (String id : rows.writtenTo(reported.medium().id())) {
            rows.locked(id)
                    .filter(row -> row.toTransfer().state().isWrittenHere())
                    .ifPresent(row -> fail(row, error, reported.actor()));
        }
    }

    @Transactional
    public void written(String id) {
        TransferEntity row = rows.locked(id).orElseThrow(UnknownTransferException::new);
        row.require(TransferStep.FINISH_WRITING);
        Transfer transfer = row.toTransfer();
        TransferWritten data = new TransferWritten(
                id, String.valueOf(transfer.mediumSerial()), transfer.bytes(), TransferEvents.fileData(transfer));
        String eventId = outbox.append(TransferEvents.of(EventType.TRANSFER_WRITTEN, transfer, data)
                .causedBy(row.lastEventId())
                .by(Optional.ofNullable(transfer.requestedBy())));
        row.written(eventId, clock.instant());
    }

    @Transactional
    public void failed(String id, TransferError error) {
        TransferEntity row = rows.locked(id).orElseThrow(UnknownTransferException::new);
        fail(row, error, row.toTransfer().requestedBy());
    }

    private void fail(TransferEntity row, TransferError error, @Nullable String actor) {
        row.require(TransferStep.FAIL);
        TransferWriteFailed data = new TransferWriteFailed(row.id(), error.code(), error.detail());
        String eventId = outbox.append(TransferEvents.of(EventType.TRANSFER_WRITE_FAILED, row.toTransfer(), data)
                .causedBy(row.lastEventId())
                .by(Optional.ofNullable(actor)));
        row.failed(error, eventId, clock.instant());
    }
}
