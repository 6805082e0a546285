package dev.airgap.transfer.medium;

import dev.airgap.trust.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder of this service with everything in it. Links are never followed. */
public final class FolderTree {

    private FolderTree() {}

    /** Deletes it; nothing happens if it is not there. */
    public static void delete(Path folder) {
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
            throw new UncheckedIOException("a folder cannot be deleted", e);
        }
    }

    /** When something in it was written last; long ago if it is not there. */
    static Instant newest(Path folder) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return Instant.EPOCH;
        }
        try (Stream<Path> entries = Files.walk(folder)) {
            return entries.map(FolderTree::written)
                    .max(Comparator.naturalOrder())
                    .orElse(Instant.EPOCH);
        } catch (IOException e) {
            throw new UncheckedIOException("a folder cannot be looked at", e);
        }
    }

    /** Another value whenever something in it has another name, size or time. */
    public static Sha256 state(Path folder) {
        try (Stream<Path> entries = Files.walk(folder)) {
            String listed = entries.sorted()
                    .map(entry -> "%s %d %s".formatted(folder.relativize(entry), size(entry), written(entry)))
                    .collect(Collectors.joining("\n"));
            return Sha256.of(listed.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("a folder cannot be looked at", e);
        }
    }

    private static long size(Path entry) {
        try {
            return Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS) ? Files.size(entry) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("a folder cannot be looked at", e);
        }
    }

    private static Instant written(Path entry) {
        try {
            return Files.getLastModifiedTime(entry, LinkOption.NOFOLLOW_LINKS).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException("a folder cannot be looked at", e);
        }
    }
}
