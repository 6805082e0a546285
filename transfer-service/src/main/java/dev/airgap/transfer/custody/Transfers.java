package dev.airgap.transfer.custody;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.TransferDeparted;
import dev.airgap.kit.idempotency.Idempotency;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.transfer.medium.Media;
import dev.airgap.transfer.medium.RegisteredMedium;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows transfers and takes the decisions of people about them. */
@ApplicationScoped
public class Transfers {

    private final TransferRows rows;
    private final Media media;
    private final Outbox outbox;
    private final Idempotency idempotency;
    private final Event<WriteRequested> writeRequested;
    private final Clock clock;

    Transfers(
            TransferRows rows,
            Media media,
            Outbox outbox,
            Idempotency idempotency,
            Event<WriteRequested> writeRequested,
            Clock clock) {
        this.rows = rows;
        this.media = media;
        this.outbox = outbox;
        this.idempotency = idempotency;
        this.writeRequested = writeRequested;
        this.clock = clock;
    }

    @Transactional
    public Optional<Transfer> find(String id) {
        return rows.byId(id).map(TransferEntity::toTransfer);
    }

    /** The newest {@code limit} transfers, of one cycle or all, with a number below {@code before}, newest first. */
    @Transactional
    public List<Transfer> newest(Optional<String> cycleId, long before, int limit) {
        return rows.newest(cycleId, before, limit).stream()
                .map(TransferEntity::toTransfer)
                .toList();
    }

    /**
     * Asks for a transfer to be written to a registered medium, which has to stand ready.
     *
     * @param key the same key asks once, however often it is used
     * @throws UnknownTransferException if there is no such transfer
     * @throws StepNotPossibleException if it is not to be written now
     * @throws MediumUnfitException if the medium is not registered or too small
     */
    @Transactional
    public void requestWrite(String id, String mediumId, String actor, Optional<String> key) {
        idempotency.once(key, "write-transfer", id + " " + mediumId, () -> requestWrite(id, mediumId, actor));
    }

    private String requestWrite(String id, String mediumId, String actor) {
        TransferEntity row = rows.locked(id).orElseThrow(UnknownTransferException::new);
        row.require(TransferStep.WRITE);
        RegisteredMedium medium = media.find(mediumId)
                .orElseThrow(() -> new MediumUnfitException("There is no registered medium with this id."));
        long bytes = row.toTransfer().bytes();
        if (medium.capacityBytes() < bytes) {
            throw new MediumUnfitException("Medium %s is registered with %d bytes; the transfer has %d."
                    .formatted(medium.serial(), medium.capacityBytes(), bytes));
        }
        row.writeRequested(medium.id(), medium.serial(), actor, clock.instant());
        writeRequested.fire(new WriteRequested(id));
        return id;
    }

    /**
     * Records that the sealed medium was handed over.
     *
     * @param actor who hands it over
     * @throws UnknownTransferException if there is no such transfer
     * @throws StepNotPossibleException if it is not sealed, or departed already
     */
    @Transactional
    public Transfer depart(String id, String actor, @Nullable String recipient) {
        TransferEntity row = rows.locked(id).orElseThrow(UnknownTransferException::new);
        row.require(TransferStep.DEPART);
        Transfer transfer = row.toTransfer();
        TransferDeparted data = new TransferDeparted(id, String.valueOf(transfer.mediumSerial()), actor);
        String eventId = outbox.append(TransferEvents.of(EventType.TRANSFER_DEPARTED, transfer, data)
                .causedBy(row.lastEventId())
                .by(actor));
        row.departed(actor, recipient, eventId, clock.instant());
        return row.toTransfer();
    }
}
