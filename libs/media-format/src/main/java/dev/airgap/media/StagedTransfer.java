package dev.airgap.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of one transfer, complete, matched and synced in their target folders under temporary names.
 * {@link #publish} gives them their names; closing without it removes them.
 */
public final class StagedTransfer implements AutoCloseable {

    private final Map<Path, Path> temporaryByTarget = new LinkedHashMap<>();

    StagedTransfer() {}

    void add(Path target, Path temporary) {
        temporaryByTarget.put(target, temporary);
    }

    /**
     * Renames every file to its final name, in the manifest's order, replacing a file of that name; each rename is atomic
     * and synced. A file without its temporary name was renamed before and is left alone, so that a publication that was
     * killed is finished by publishing again.
     *
     * @throws MediumException TARGET_UNWRITABLE; then files before the failing one have their names, and reading the
     *     medium again places all of them
     */
    public void publish() {
        for (Path target : List.copyOf(temporaryByTarget.keySet())) {
            Path temporary = temporaryByTarget.get(target);
            try {
                if (Files.exists(temporary, LinkOption.NOFOLLOW_LINKS)) {
                    Durable.rename(temporary, target);
                } else {
                    // Renamed by a process that may have been killed before it synced the folder.
                    Durable.syncFolder(target.getParent());
                }
            } catch (IOException e) {
                throw new MediumException(
                        MediumCode.TARGET_UNWRITABLE,
                        String.valueOf(target.getFileName()),
                        "could not be given its name: " + Durable.reason(e),
                        e);
            }
            temporaryByTarget.remove(target);
        }
    }

    /** Removes what was not published. */
    @Override
    public void close() {
        for (Path temporary : temporaryByTarget.values()) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException e) {
                throw new MediumException(
                        MediumCode.TARGET_UNWRITABLE,
                        String.valueOf(temporary.getFileName()),
                        "could not be removed: " + Durable.reason(e),
                        e);
            }
        }
        temporaryByTarget.clear();
    }
}
