package dev.airgap.bundler.source;

import dev.airgap.bundler.store.StorageException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Beginnings of files that no index asks for any more would otherwise fill the disk. */
final class Leftovers {

    private Leftovers() {}

    /** Call it before the downloads of {@code index} begin. */
    static void discard(Path downloads, HttpIndex index) {
        try {
            List<Path> found = found(downloads);
            if (found.isEmpty()) {
                return;
            }
            Set<String> wanted = new HashSet<>();
            index.files().forEach(file -> wanted.add(HexFormat.of().formatHex(file.sha256())));
            for (Path file : found) {
                String name = file.getFileName().toString();
                if (!wanted.contains(name.substring(0, name.indexOf('.')))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw StorageException.of("old downloads cannot be removed", e);
        }
    }

    private static List<Path> found(Path downloads) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> partial =
                Files.newDirectoryStream(downloads, "*{" + PartialFile.BYTES + "," + PartialFile.VALIDATOR + "}")) {
            partial.forEach(found::add);
        }
        return found;
    }
}
