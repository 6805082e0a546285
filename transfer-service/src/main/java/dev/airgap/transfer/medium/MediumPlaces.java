package dev.airgap.transfer.medium;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/**
 * Where the medium of a piece of work is: mounted here, or at somebody's desk. What is on a medium at a desk lies in a folder
 * of this service that looks like the medium, and is carried between both by the command line.
 */
@ApplicationScoped
public class MediumPlaces {

    private final MountConfig mount;
    private final DeskConfig config;

    MediumPlaces(MountConfig mount, DeskConfig config) {
        this.mount = mount;
        this.config = config;
    }

    /**
     * Where what is read comes from.
     *
     * @param workId the arrival or the return
     * @param atDesk whether its medium is at a desk; its folder is made then
     */
    public Path of(String workId, boolean atDesk) {
        return atDesk ? made(desk(workId)) : mount.mediumDirectory();
    }

    /**
     * Where what is written goes to.
     *
     * @param volume which of the transfer's media; only at a desk there are several
     * @param atDesk whether they are at a desk; a folder for each is made then
     */
    public Path of(String transferId, int volume, boolean atDesk) {
        return atDesk ? made(desk(transferId).resolve("volume-" + volume)) : mount.mediumDirectory();
    }

    /** Where the medium in use is mounted, or the link takes from and delivers to. */
    public Path mounted() {
        return mount.mediumDirectory();
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("a folder for a medium at a desk cannot be made", e);
        }
    }

    /** Forgets what lies on the medium at the desk; nothing happens if nothing is known of it. */
    public void forget(String workId) {
        FolderTree.delete(desk(workId));
    }

    /** When something came for this work last; long ago if nothing ever did. */
    public Instant lastTouched(String workId) {
        return FolderTree.newest(desk(workId));
    }

    private Path desk(String workId) {
        // A UUID and nothing else: it becomes part of a path.
        return config.storageDirectory()
                .resolve("desk")
                .resolve(UUID.fromString(workId).toString());
    }
}
