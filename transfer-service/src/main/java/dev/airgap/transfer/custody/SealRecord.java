package dev.airgap.transfer.custody;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.SealedVolume;
import dev.airgap.contracts.data.TransferSealed;
import dev.airgap.contracts.data.TransferWriteFailed;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.transfer.evidence.KeptManifests;
import dev.airgap.transfer.medium.Load;
import dev.airgap.transfer.medium.Movements;
import dev.airgap.transfer.medium.RegisteredMedium;
import dev.airgap.transfer.problem.TransferProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the sealing of media puts on record. */
@ApplicationScoped
public class SealRecord {

    private final TransferRows rows;
    private final Movements movements;
    private final KeptManifests kept;
    private final Outbox outbox;
    private final Clock clock;

    SealRecord(TransferRows rows, Movements movements, KeptManifests kept, Outbox outbox, Clock clock) {
        this.rows = rows;
        this.movements = movements;
        this.kept = kept;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The transfer to be sealed next, by the order they were drafted. */
    @Transactional
    public Optional<Transfer> next() {
        return rows.firstIn(TransferState.SEALING).map(TransferEntity::toTransfer);
    }

    /**
     * The signed manifests are on the media, or wait to be written to them.
     *
     * @param envelopes each volume's, in their order
     */
    @Transactional
    public void sealed(String id, String setDigest, List<String> envelopes) {
        TransferEntity row = rows.locked(id).orElseThrow(UnknownTransferException::new);
        row.require(TransferStep.FINISH_SEALING);
        List<String> manifests = new ArrayList<>();
        for (String envelope : envelopes) {
            manifests.add(kept.keep(id, manifests.size() + 1, envelope));
        }
        List<SealedVolume> volumes = row.toTransfer().volumes().known().stream()
                .map(volume ->
                        new SealedVolume(volume.number(), volume.mediumSerial(), manifests.get(volume.number() - 1)))
                .toList();
        String eventId = tell(row, volumes, row.toTransfer().people().sealedBy());
        row.sealed(setDigest, manifests, eventId, clock.instant());
    }

    /**
     * A volume is to be sealed once more, for another medium.
     *
     * @return that medium
     * @throws UnknownTransferException if there is no such transfer
     * @throws StepNotPossibleException if it is not sealed, or the site has answered
     * @throws ProblemException VOLUME_UNKNOWN if it has no such volume at a desk, FOUR_EYES
     * @throws dev.airgap.transfer.medium.MediumRefusedException as when it is written
     */
    @Transactional(TxType.MANDATORY)
    public RegisteredMedium replacing(String id, int number, String mediumId, String actor) {
        TransferEntity row = rows.locked(id).orElseThrow(UnknownTransferException::new);
        row.require(TransferStep.REPLACE_VOLUME);
        Transfer transfer = row.toTransfer();
        if (transfer.error()
                .filter(error -> error.code().equals(Endings.CLOSED))
                .isPresent()) {
            throw new ProblemException(
                    TransferProblem.TRANSFER_WRONG_STATE,
                    "The cycle of transfer %s was closed without it; run another one.".formatted(id));
        }
        if (!transfer.atDesk() || transfer.volumes().volume(number).isEmpty()) {
            throw new ProblemException(
                    TransferProblem.VOLUME_UNKNOWN,
                    "Transfer %s has no volume %d that was written at a desk.".formatted(id, number));
        }
        requireOtherThanApprover(transfer, actor);
        return movements.write(
                mediumId, new Load(id, transfer.site(), transfer.volumes().bytesOn(number, transfer)), actor);
    }

    static void requireOtherThanApprover(Transfer transfer, String actor) {
        if (actor.equals(transfer.people().approvedBy())) {
            throw new ProblemException(
                    KitProblem.FOUR_EYES, actor + " has approved this transfer; another person has to seal it.");
        }
    }

    /** It was. */
    @Transactional(TxType.MANDATORY)
    public Transfer replaced(String id, int number, RegisteredMedium medium, SealedAnew sealed) {
        TransferEntity row = rows.locked(id).orElseThrow(UnknownTransferException::new);
        String manifest = kept.keep(id, number, sealed.envelope());
        List<SealedVolume> volumes = row.toTransfer().volumes().known().stream()
                .map(volume -> volume.number() == number
                        ? new SealedVolume(number, medium.serial(), manifest)
                        : new SealedVolume(
                                volume.number(), volume.mediumSerial(), String.valueOf(volume.manifestSha256())))
                .toList();
        String eventId = tell(row, volumes, sealed.actor());
        row.replaced(VolumeRow.sealed(number, medium, manifest), sealed, eventId, clock.instant());
        return row.toTransfer();
    }

    private String tell(TransferEntity row, List<SealedVolume> volumes, @Nullable String actor) {
        Transfer transfer = row.toTransfer();
        TransferSealed data = new TransferSealed(
                row.id(),
                String.valueOf(transfer.mediumSerial()),
                volumes.getFirst().manifestSha256(),
                TransferEvents.fileData(transfer),
                transfer.people().sealNumber(),
                volumes);
        return outbox.append(TransferEvents.of(EventType.TRANSFER_SEALED, transfer, data)
                .causedBy(row.lastEventId())
                .by(Optional.ofNullable(actor)));
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
