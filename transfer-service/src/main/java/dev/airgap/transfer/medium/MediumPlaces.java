package dev.airgap.transfer.medium;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("a folder for a medium at a desk cannot be made", e);
        }
    }

    /** Forgets what lies on the medium at the desk; nothing happens if nothing is known of it. */
    public void forget(String workId) {
        Path folder = desk(workId);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                        throws IOException {
                    if (failure != null) {
                        throw failure;
                    }
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of a medium at a desk cannot be removed", e);
        }
    }

    private Path desk(String workId) {
        // A UUID and nothing else: it becomes part of a path.
        return config.storageDirectory()
                .resolve("desk")
                .resolve(UUID.fromString(workId).toString());
    }
}
