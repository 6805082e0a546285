package dev.airgap.transfer.arrival;

import dev.airgap.transfer.custody.CarriedFile;
import dev.airgap.transfer.custody.Transfer;
import dev.airgap.transfer.custody.Transfers;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The delivered files that other services of the air gap ask for. */
@ApplicationScoped
public class KeptFiles {

    private final Transfers transfers;
    private final Placement placement;

    KeptFiles(Transfers transfers, Placement placement) {
        this.transfers = transfers;
        this.placement = placement;
    }

    /** A delivered rule update by the name it had on the medium; bundles are the relay's and not kept. */
    public Optional<Path> find(String transferId, String name) {
        return delivered(transferId).stream()
                .flatMap(transfer -> transfer.files().stream())
                .map(CarriedFile::file)
                .filter(file -> file.name().equals(name))
                .findFirst()
                .flatMap(file -> placement.kept(transferId, file));
    }

    /** The piece of the DMZ's log that came with a delivered transfer. */
    public Optional<Path> log(String transferId) {
        return delivered(transferId)
                .map(transfer -> placement.logOf(transfer.id()))
                .filter(Files::isRegularFile);
    }

    /** Deletes what is kept of a transfer; nothing happens if that was done before. */
    public void delete(String transferId) {
        placement.delete(transferId);
    }

    private Optional<Transfer> delivered(String transferId) {
        return transfers.find(transferId).filter(transfer -> transfer.state().isDelivered());
    }
}
