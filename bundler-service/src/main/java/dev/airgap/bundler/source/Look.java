package dev.airgap.bundler.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * What the operating system says about one name.
 *
 * @param size bytes
 * @param modifiedMicros modification time, microseconds since 1970
 * @param identity differs when the file was replaced by another, or when its status changed: unlike the modification time
 *     nobody can set the status change time back. Folded to one number, because 100,000 of them are kept
 */
record Look(Kind kind, long size, long modifiedMicros, long identity) {

    enum Kind {
        FILE,
        FOLDER,
        SYMBOLIC_LINK,
        OTHER
    }

    private static final String EVERYWHERE = "isRegularFile,isDirectory,isSymbolicLink,size,lastModifiedTime,fileKey";

    /** Never follows a symbolic link. */
    static Look at(Path path) throws IOException {
        boolean unix = path.getFileSystem().supportedFileAttributeViews().contains("unix");
        Map<String, Object> found =
                Files.readAttributes(path, unix ? "unix:ctime," + EVERYWHERE : EVERYWHERE, LinkOption.NOFOLLOW_LINKS);
        return new Look(
                kindOf(found),
                (Long) found.get("size"),
                ((FileTime) found.get("lastModifiedTime")).to(TimeUnit.MICROSECONDS),
                identity(found));
    }

    private static long identity(Map<String, Object> found) {
        long changed = found.get("ctime") instanceof FileTime time ? time.to(TimeUnit.NANOSECONDS) : 0;
        return changed * 0x9e3779b97f4a7c15L ^ Objects.hashCode(found.get("fileKey"));
    }

    private static Kind kindOf(Map<String, Object> found) {
        if ((Boolean) found.get("isSymbolicLink")) {
            return Kind.SYMBOLIC_LINK;
        }
        if ((Boolean) found.get("isRegularFile")) {
            return Kind.FILE;
        }
        return (Boolean) found.get("isDirectory") ? Kind.FOLDER : Kind.OTHER;
    }

    Instant modified() {
        return Instant.EPOCH.plus(modifiedMicros, ChronoUnit.MICROS);
    }
}
