package dev.airgap.transfer.custody;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.TransferApproved;
import dev.airgap.contracts.data.TransferDeparted;
import dev.airgap.kit.idempotency.Idempotency;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.kit.security.CurrentActor;
import dev.airgap.kit.security.FourEyes;
import dev.airgap.transfer.medium.Load;
import dev.airgap.transfer.medium.MediumWorkRequested;
import dev.airgap.transfer.medium.Movements;
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
    private final Movements movements;
    private final Outbox outbox;
    private final Idempotency idempotency;
    private final Event<MediumWorkRequested> work;
    private final Clock clock;

    Transfers(
            TransferRows rows,
            Movements movements,
            Outbox outbox,
            Idempotency idempotency,
            Event<MediumWorkRequested> work,
            Clock clock) {
        this.rows = rows;
        this.movements = movements;
        this.outbox = outbox;
        this.idempotency = idempotency;
        this.work = work;
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
     * @throws dev.airgap.transfer.medium.MediumRefusedException if the medium is not registered here, belongs to another
     *     site, is too small, or is elsewhere
     */
    @Transactional
    public void requestWrite(String id, String mediumId, String actor, Optional<String> key) {
        idempotency.once(key, "write-transfer", id + " " + mediumId, () -> requestWrite(id, mediumId, actor));
    }

    private String requestWrite(String id, String mediumId, String actor) {
        TransferEntity row = rows.locked(id).orElseThrow(UnknownTransferException::new);
        row.require(TransferStep.WRITE);
        Transfer transfer = row.toTransfer();
        RegisteredMedium medium = movements.write(mediumId, new Load(id, transfer.site(), transfer.bytes()), actor);
        row.writeRequested(medium.id(), medium.serial(), actor, clock.instant());
        work.fire(new MediumWorkRequested());
        return id;
    }

    /**
     * Agrees, as the second person, that a written transfer may be sealed.
     *
     * @throws UnknownTransferException if there is no such transfer
     * @throws StepNotPossibleException if it is not written, or somebody has agreed already
     * @throws dev.airgap.kit.problem.ProblemException FOUR_EYES if it is who asked for the writing, or no person
     */
    @Transactional
    public Transfer approve(String id, CurrentActor second) {
        TransferEntity row = rows.locked(id).orElseThrow(UnknownTransferException::new);
        row.require(TransferStep.APPROVE);
        Transfer transfer = row.toTransfer();
        FourEyes.require(second, transfer.requestedBy());
        TransferApproved data =
                new TransferApproved(id, String.valueOf(transfer.mediumSerial()), TransferEvents.fileData(transfer));
        String eventId = outbox.append(TransferEvents.of(EventType.TRANSFER_APPROVED, transfer, data)
                .causedBy(row.lastEventId())
                .by(second.name()));
        row.approved(second.name(), eventId, clock.instant());
        return row.toTransfer();
    }

    /**
     * Asks for an approved transfer to be sealed.
     *
     * @throws UnknownTransferException if there is no such transfer
     * @throws StepNotPossibleException if it is not approved, or is being sealed already
     * @throws ProblemException FOUR_EYES if it is who approved it
     */
    @Transactional
    public Transfer requestSeal(String id, String actor) {
        TransferEntity row = rows.locked(id).orElseThrow(UnknownTransferException::new);
        row.require(TransferStep.SEAL);
        if (actor.equals(row.toTransfer().approvedBy())) {
            throw new ProblemException(
                    KitProblem.FOUR_EYES, actor + " has approved this transfer; another person has to seal it.");
        }
        row.sealRequested(actor, clock.instant());
        work.fire(new MediumWorkRequested());
        return row.toTransfer();
    }

    /**
     * Records that the sealed medium was handed over.
     *
     * @param actor who hands it over
     * @throws UnknownTransferException if there is no such transfer
     * @throws StepNotPossibleException if it is not sealed, or departed already
     * @throws dev.airgap.transfer.medium.MediumRefusedException if the medium was reported lost, for example
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
        movements.depart(String.valueOf(transfer.mediumId()), id, actor);
        return row.toTransfer();
    }
}
