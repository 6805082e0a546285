package dev.airgap.inspect;

import dev.airgap.bundle.BundleContents;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that is filled under a temporary name beside its own, and gets its own when it is complete. */
final class NewFolder implements AutoCloseable {

    private final Path target;
    private final Path part;

    private NewFolder(Path target, Path part) {
        this.target = target;
        this.part = part;
    }

    static boolean isFree(Path target) throws IOException {
        if (Files.notExists(target, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(target)) {
            return !entries.iterator().hasNext();
        }
    }

    static NewFolder of(Path target) throws OutputException {
        Path absolute = target.toAbsolutePath().normalize();
        try {
            return new NewFolder(absolute, Files.createTempDirectory(absolute.getParent(), ".airgap-extract-"));
        } catch (IOException e) {
            throw failed(absolute, e);
        }
    }

    /** @param path one that the bundle format allows: it stays below this folder on any file system */
    void write(String path, BundleContents.Entry entry) throws IOException {
        Path file = part.resolve(path);
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw failed(file, e);
        }
        try (OutputStream out = new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
            entry.copyTo(out);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    void finish() throws OutputException {
        try {
            // Replaces an empty folder; one that was filled meanwhile makes it fail.
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw failed(target, e);
        }
    }

    /** Removes what was not finished. */
    @Override
    public void close() throws IOException {
        if (Files.notExists(part)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(part)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static OutputException failed(Path file, IOException e) {
        return new OutputException(Printable.text(file.toString()) + " cannot be written", e);
    }
}
