package dev.airgap.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs from the class path, unpacked once into a cache folder that all servers of a user share. */
final class PostgresBinaries {

    private static final Map<String, String> ARCHIVES = Map.of(
            "amd64", "postgres-linux-x86_64.txz",
            "aarch64", "postgres-linux-arm_64.txz");

    private final Path folder;

    private PostgresBinaries(Path folder) {
        this.folder = folder;
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    /** @param cache where unpacked programs are kept, created when missing */
    static PostgresBinaries in(Path cache) {
        String archive = ARCHIVES.get(System.getProperty("os.arch"));
        if (archive == null || !System.getProperty("os.name").equals("Linux")) {
            throw new LocalException("no embedded PostgreSQL for %s on %s; Linux on amd64 or aarch64 has one"
                    .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
        }
        try {
            Files.createDirectories(cache);
            return new PostgresBinaries(unpackOnce(archive, cache));
        } catch (IOException e) {
            throw new LocalException("cannot unpack PostgreSQL into " + cache + ": " + e.getMessage(), e);
        }
    }

    private static Path unpackOnce(String archive, Path cache) throws IOException {
        Path target = cache.resolve(version(archive));
        Path lock = cache.resolve("postgres.lock");
        // Several test JVMs may start at once; a lock in this JVM does not reach them, a file lock does not reach
        // threads.
        synchronized (PostgresBinaries.class) {
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                if (held.isValid() && Files.isDirectory(target)) {
                    return target;
                }
                Path staging = Files.createTempDirectory(cache, "unpacking");
                Files.setPosixFilePermissions(staging, PosixFilePermissions.fromString("rwxr-xr-x"));
                unpack(archive, staging);
                Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
                return target;
            }
        }
    }

    /** The archive's size stands for its version: the jar's own version is not visible on the class path. */
    private static String version(String archive) throws IOException {
        try (InputStream in = open(archive)) {
            return archive.replaceAll("[.]txz$", "") + "-" + in.available();
        }
    }

    private static InputStream open(String archive) {
        InputStream in = PostgresBinaries.class.getResourceAsStream("/" + archive);
        if (in == null) {
            throw new LocalException(archive + " is not on the class path");
        }
        return in;
    }

    private static void unpack(String archive, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(open(archive))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, target);
            }
        } catch (IOException e) {
            Folders.delete(target);
            throw e;
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("entry leaves the folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        if (entry.isLink()) {
            Files.createLink(path, target.resolve(entry.getLinkName()).normalize());
            return;
        }
        Files.copy(content, path);
        boolean program = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
