package dev.airgap.transfer.writing;

import dev.airgap.kit.problem.ProblemException;
import dev.airgap.media.MediumPath;
import dev.airgap.transfer.custody.Transfer;
import dev.airgap.transfer.custody.TransferClosed;
import dev.airgap.transfer.custody.TransferState;
import dev.airgap.transfer.custody.TransferVolume;
import dev.airgap.transfer.custody.WriteRecord;
import dev.airgap.transfer.medium.MediumPlaces;
import dev.airgap.transfer.problem.TransferProblem;
import dev.airgap.transfer.returned.ReadReturns;
import dev.airgap.trust.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives out sealed transfers to desks, where the command line writes them to their media. */
@ApplicationScoped
public class DeskCopies {

    private final WriteRecord record;
    private final ReadReturns returns;
    private final MediumPlaces places;

    DeskCopies(WriteRecord record, ReadReturns returns, MediumPlaces places) {
        this.record = record;
        this.returns = returns;
        this.places = places;
    }

    /**
     * One of the transfer's media, and with it what is to be written to it.
     *
     * @throws ProblemException TRANSFER_WRONG_STATE if it is not sealed, or not meant for a desk; VOLUME_UNKNOWN
     */
    public TransferVolume volume(String transferId, int number) {
        return volume(sealed(transferId), number);
    }

    /** The files to be written to it, all under the transfer's folder. */
    public List<MediumPath> files(String transferId, int volume) {
        return MediumPath.of(places.of(transferId, volume(transferId, volume).number(), true), transferId);
    }

    /** One of them; empty if there is none of that path. */
    public Optional<Path> file(String transferId, int volume, String path) {
        Path folder = places.of(transferId, volume(transferId, volume).number(), true);
        return MediumPath.parse(path)
                .filter(parsed -> parsed.transferId().equals(transferId))
                .map(parsed -> parsed.in(folder))
                .filter(Files::isRegularFile);
    }

    /**
     * Before anything is written at the desk: whether what lies on the medium there may be removed. It is recorded that it
     * is, so that no transfer is believed to be on a medium that it is not on.
     *
     * @param aboard ids of the transfers on the medium
     * @param returned the SHA-256 of each file that lies in a return folder on it, and the transfer's id
     * @throws ProblemException MEDIUM_UNEXPECTED_FILE, MEDIUM_SERIAL_MISMATCH, MEDIUM_IN_USE, MEDIUM_RETURN_UNREAD
     */
    public void clear(String transferId, int volume, List<String> aboard, Map<Sha256, String> returned) {
        Transfer transfer = sealed(transferId);
        String serial = volume(transfer, volume).mediumSerial();
        List<Transfer> known = record.known(aboard);
        Set<String> unknown = new HashSet<>(aboard);
        known.forEach(it -> unknown.remove(it.id()));
        Optional<Objection> objection = unknown.stream()
                .sorted()
                .map(Objection::unknown)
                .findFirst()
                .or(() -> Objection.toWritingOver(known, transfer, serial))
                .or(() -> returned.entrySet().stream()
                        .filter(file -> !returns.isRead(file.getKey()))
                        .map(file -> Objection.unread(file.getValue(), "A file"))
                        .findFirst());
        if (objection.isPresent()) {
            throw objection.get().toException();
        }
        record.writtenOver(aboard, transferId);
    }

    /**
     * A volume lies on its medium, and every byte was read back. To say so again changes nothing.
     *
     * @throws ProblemException TRANSFER_WRONG_STATE, NOT_ON_MEDIUM if it is another manifest that lies there
     */
    public void written(String transferId, Sha256 manifest, String actor) {
        Transfer transfer = sealed(transferId);
        TransferVolume volume = transfer.volumes()
                .sealedAs(manifest.hex())
                .orElseThrow(() -> new ProblemException(
                        TransferProblem.NOT_ON_MEDIUM,
                        "Transfer %s was sealed with another manifest than %s.".formatted(transferId, manifest.hex())));
        record.copied(transferId, volume, actor);
    }

    /** The site has answered: nobody will ask for it any more. */
    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) TransferClosed closed) {
        places.forget(closed.transferId());
    }

    private Transfer sealed(String transferId) {
        return record.find(transferId)
                .filter(Transfer::atDesk)
                .filter(transfer -> transfer.state() == TransferState.SEALED)
                .orElseThrow(() -> new ProblemException(
                        TransferProblem.TRANSFER_WRONG_STATE,
                        "Transfer %s is not sealed for a desk.".formatted(transferId)));
    }

    private static TransferVolume volume(Transfer transfer, int number) {
        return transfer.volumes()
                .volume(number)
                .orElseThrow(() -> new ProblemException(
                        TransferProblem.VOLUME_UNKNOWN,
                        "Transfer %s has %d volumes, no volume %d."
                                .formatted(transfer.id(), transfer.volumes().of(), number)));
    }
}
