package dev.airgap.transfer.arrival;

import dev.airgap.media.FileKind;
import dev.airgap.media.TransferFile;
import dev.airgap.transfer.medium.FolderTree;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where arrived files belong: bundles where the relay finds them, rule updates in a folder per transfer. */
@ApplicationScoped
class Placement {

    private final PlacementConfig config;

    Placement(PlacementConfig config) {
        this.config = config;
    }

    Path folderFor(String transferId, TransferFile file) {
        return switch (file.kind()) {
            case BUNDLE -> install();
            case RULE_UPDATE -> storageOf(transferId);
        };
    }

    /** The file, if it is one that this service keeps and gives out. */
    Optional<Path> kept(String transferId, TransferFile file) {
        return file.kind() == FileKind.RULE_UPDATE
                ? Optional.of(storageOf(transferId).resolve(file.name())).filter(Files::isRegularFile)
                : Optional.empty();
    }

    /** Where the piece of the DMZ's log that came with a transfer belongs: beside its rule updates, never among them. */
    Path logOf(String transferId) {
        return storageOf(transferId).resolve("log").resolve("segment.jsonl");
    }

    /** Makes the folders that the files of a transfer go into, and returns them. */
    List<Path> makeFolders(String transferId) {
        Path storage = storageOf(transferId);
        Path log = storage.resolve("log");
        try {
            // The install directory is the relay's: that it is missing is an error, not something to repair.
            Files.createDirectories(log);
        } catch (IOException e) {
            throw new UncheckedIOException("a folder for arrived files cannot be made", e);
        }
        return List.of(install(), storage, log);
    }

    /** Deletes what is kept of a transfer. */
    void delete(String transferId) {
        FolderTree.delete(storageOf(transferId));
    }

    Path install() {
        return config.installDirectory()
                .orElseThrow(() -> new IllegalStateException("airgap.transfer.install-directory is not set"));
    }

    private Path storageOf(String transferId) {
        return config.storageDirectory()
                .orElseThrow(() -> new IllegalStateException("airgap.transfer.storage-directory is not set"))
                .resolve(transferId);
    }
}
