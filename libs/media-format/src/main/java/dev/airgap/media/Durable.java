package dev.airgap.media;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names that are still there after a power cut. */
final class Durable {

    private Durable() {}

    /** Gives a complete, synced file its final name, replacing what had it. */
    static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(to.getParent());
    }

    static void syncFolder(@Nullable Path folder) throws IOException {
        // Windows cannot open a folder as a file, and needs no sync of it: NTFS journals names.
        if (folder == null || System.getProperty("os.name").startsWith("Windows")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(folder);
            syncFolder(folder.getParent());
        }
    }

    /** Deletes a folder and all in it; a symbolic link is deleted, never followed. */
    static void deleteTree(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
        syncFolder(folder.getParent());
    }

    /** What went wrong, without the absolute path that Java's messages carry: it is shown to people elsewhere. */
    static String reason(Exception e) {
        return switch (e) {
            case NoSuchFileException missing -> "no such file";
            case AccessDeniedException denied -> "access denied";
            case FileAlreadyExistsException exists -> "something of that name is in the way";
            case FileSystemException other ->
                other.getReason() == null ? "refused by the file system" : other.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }

    /** Java reports a full disk only in words; these are those of Linux, macOS and Windows. */
    static boolean isNoSpace(IOException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no space left")
                || message.contains("not enough space")
                || message.contains("quota exceeded");
    }
}
