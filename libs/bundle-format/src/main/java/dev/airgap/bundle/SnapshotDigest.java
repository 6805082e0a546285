package dev.airgap.bundle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a snapshot: SHA-256 over its complete listing, one line {@code path SPACE size SPACE sha256 LF} per
 * file, sorted by the bytes of the path. Independent of how the files are stored or carried.
 */
public final class SnapshotDigest {

    private final MessageDigest digest = Digesting.newSha256();
    private @Nullable BundlePath last;
    private long files;
    private long bytes;

    /**
     * Adds the next file.
     *
     * @param size bytes of content
     * @param sha256 digest of the content, 64 lower-case hex digits
     * @throws PathException if it does not sort after the previous one
     */
    public void add(BundlePath path, long size, String sha256) {
        if (last != null && last.compareTo(path) >= 0) {
            throw new PathException(path.value(), "does not sort after \"" + last + "\"");
        }
        last = path;
        files++;
        bytes += size;
        digest.update((path.value() + " " + size + " " + sha256 + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    public long files() {
        return files;
    }

    /** Sum of the sizes. */
    public long bytes() {
        return bytes;
    }

    /** 64 lower-case hex digits; nothing can be added afterwards. */
    public String finish() {
        return Digesting.hex(digest);
    }
}
