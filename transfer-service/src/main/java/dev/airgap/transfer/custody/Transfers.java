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
import dev.airgap.transfer.medium.HandOver;
import dev.airgap.transfer.medium.Load;
import dev.airgap.transfer.medium.Media;
import dev.airgap.transfer.medium.MediumKind;
import dev.airgap.transfer.medium.MediumWorkRequested;
import dev.airgap.transfer.medium.Movements;
import dev.airgap.transfer.medium.RegisteredMedium;
import dev.airgap.transfer.problem.TransferProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows transfers and takes the decisions of people about them. */
@ApplicationScoped
public class Transfers {

    private final TransferRows rows;
    private final Media media;
    private final Movements movements;
    private final Outbox outbox;
    private final Idempotency idempotency;
    private final Event<MediumWorkRequested> work;
    private final DivisionConfig config;
    private final Clock clock;

    Transfers(
            TransferRows rows,
            Media media,
            Movements movements,
            Outbox outbox,
            Idempotency idempotency,
            Event<MediumWorkRequested> work,
            DivisionConfig config,
            Clock clock) {
        this.rows = rows;
        this.media = media;
        this.movements = movements;
        this.outbox = outbox;
        this.idempotency = idempotency;
        this.work = work;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    public Optional<Transfer> find(String id) {
        return rows.byId(id).map(TransferEntity::toTransfer);
    }

    /** What was done with a transfer, oldest first. */
    @Transactional
    public List<StepTaken> steps(String id) {
        return rows.byId(id).map(TransferEntity::steps).orElseGet(List::of);
    }

    /** The newest {@code limit} transfers, of one cycle or all, with a number below {@code before}, newest first. */
    @Transactional
    public List<Transfer> newest(Optional<String> cycleId, long before, int limit) {
        return rows.newest(cycleId, before, limit).stream()
                .map(TransferEntity::toTransfer)
                .toList();
    }

    /**
     * Asks for a transfer to be written to registered media, which have to stand ready: one, or at a desk as many as it needs.
     *
     * @param mediumIds in the order of the volumes
     * @param key the same key asks once, however often it is used
     * @throws UnknownTransferException if there is no such transfer
     * @throws StepNotPossibleException if it is not to be written now
     * @throws dev.airgap.transfer.medium.MediumRefusedException if the medium is not registered here, belongs to another
     *     site, is too small, is elsewhere, or is not needed
     */
    @Transactional
    public void requestWrite(String id, List<String> mediumIds, Writing writing, String actor, Optional<String> key) {
        idempotency.once(
                key,
                "write-transfer",
                id + " " + String.join(" ", mediumIds),
                () -> requestWrite(id, mediumIds, writing, actor));
    }

    private String requestWrite(String id, List<String> mediumIds, Writing writing, String actor) {
        TransferEntity row = ready(id, TransferStep.WRITE);
        row.writeRequested(division(row.toTransfer(), mediumIds, writing, actor), writing, actor, clock.instant());
        work.fire(new MediumWorkRequested());
        return id;
    }

    private Division division(Transfer transfer, List<String> mediumIds, Writing writing, String actor) {
        long least = mediumIds.size() == 1 ? transfer.bytes() : 0;
        Load load = new Load(transfer.id(), transfer.site(), least);
        Map<String, RegisteredMedium> media = new HashMap<>();
        // In one order for everybody: two who want the same media wait for each other, and not for ever.
        mediumIds.stream().sorted().forEach(mediumId -> media.put(mediumId, movements.write(mediumId, load, actor)));
        List<RegisteredMedium> ordered = mediumIds.stream()
                .flatMap(id -> Stream.ofNullable(media.get(id)))
                .toList();
        if (!writing.atDesk()) {
            return Division.whole(ordered.getFirst());
        }
        return Division.among(
                ordered,
                transfer.files().stream().map(CarriedFile::file).toList(),
                config.logReserve().asLongValue());
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
        TransferEntity row = ready(id, TransferStep.APPROVE);
        Transfer transfer = row.toTransfer();
        FourEyes.require(second, transfer.people().requestedBy());
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
     * @param sealNumber of the seal that will close the medium's bag; none where nobody carries it
     * @throws UnknownTransferException if there is no such transfer
     * @throws StepNotPossibleException if it is not approved, or is being sealed already
     * @throws ProblemException FOUR_EYES if it is who approved it, INVALID_REQUEST without a number
     */
    @Transactional
    public Transfer requestSeal(String id, Optional<String> sealNumber, String actor) {
        TransferEntity row = ready(id, TransferStep.SEAL);
        Transfer transfer = row.toTransfer();
        SealRecord.requireOtherThanApprover(transfer, actor);
        if (sealNumber.isEmpty() && isCarried(transfer)) {
            throw new ProblemException(
                    KitProblem.INVALID_REQUEST, "sealNumber is needed: the number of the seal that closes the bag.");
        }
        row.sealRequested(actor, sealNumber.orElse(null), clock.instant());
        work.fire(new MediumWorkRequested());
        return row.toTransfer();
    }

    /**
     * Records that the sealed medium was handed over.
     *
     * @param handOver by whom, to whom, and what both read on the bag; none where nobody carries it
     * @throws UnknownTransferException if there is no such transfer
     * @throws StepNotPossibleException if it is not sealed, or departed already
     * @throws ProblemException INVALID_REQUEST without a hand-over, SEAL_NUMBER_DIFFERS
     * @throws dev.airgap.transfer.medium.MediumRefusedException if the medium was reported lost, for example
     */
    @Transactional
    public Transfer depart(String id, Optional<HandOver> handOver, String actor) {
        TransferEntity row = ready(id, TransferStep.DEPART);
        Transfer transfer = row.toTransfer();
        if (handOver.isEmpty() && isCarried(transfer)) {
            throw new ProblemException(
                    KitProblem.INVALID_REQUEST, "recipient and sealNumber are needed: to whom, and what the bag says.");
        }
        String recipient = handOver.map(HandOver::to).orElse(null);
        String sealNumber = handOver.map(HandOver::sealNumber).orElse(null);
        String expected = transfer.people().sealNumber();
        // Without one it was sealed before bags had seals, or nobody carries it.
        if (expected != null && !expected.equals(sealNumber)) {
            throw new ProblemException(
                    TransferProblem.SEAL_NUMBER_DIFFERS,
                    "Seal %s is not the one that the transfer was sealed with.".formatted(sealNumber));
        }
        requireOnMedia(transfer);
        TransferDeparted data =
                new TransferDeparted(id, String.valueOf(transfer.mediumSerial()), actor, recipient, sealNumber);
        String eventId = outbox.append(TransferEvents.of(EventType.TRANSFER_DEPARTED, transfer, data)
                .causedBy(row.lastEventId())
                .by(actor));
        row.departed(actor, recipient, eventId, clock.instant());
        transfer.volumes().known().stream()
                .filter(volume -> !volume.departed())
                .forEach(volume ->
                        movements.depart(String.valueOf(volume.mediumId()), id, handOver.orElse(null), actor));
        return row.toTransfer();
    }

    private static void requireOnMedia(Transfer transfer) {
        if (transfer.atDesk() && !transfer.volumes().isComplete()) {
            throw new ProblemException(
                    TransferProblem.NOT_ON_MEDIUM,
                    "Nobody has said yet that all of transfer %s lies on %s: volume %s is missing; 'airgap media write' says so."
                            .formatted(
                                    transfer.id(),
                                    transfer.mediumSerial(),
                                    transfer.volumes().missing()));
        }
    }

    private boolean isCarried(Transfer transfer) {
        return transfer.volumes().known().stream()
                .flatMap(volume -> media.find(String.valueOf(volume.mediumId())).stream())
                .noneMatch(medium -> medium.kind() == MediumKind.DIODE);
    }

    /** The transfer, with the step possible and worth while. */
    private TransferEntity ready(String id, TransferStep step) {
        TransferEntity row = rows.locked(id).orElseThrow(UnknownTransferException::new);
        row.require(step);
        if (row.isExpired(clock.instant())) {
            throw new ProblemException(
                    TransferProblem.TRANSFER_EXPIRED,
                    "What transfer %s carries could be imported until %s; run another cycle."
                            .formatted(id, row.toTransfer().expiresAt()));
        }
        return row;
    }
}
