package dev.airgap.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Refuses paths that cannot lie beside each other on a file system that ignores case: equal after lower-casing, or a file
 * where another path needs a directory. Keeps 64-bit hashes, not names: a false alarm is less likely than a disk that
 * lies, and it refuses.
 */
final class PathSet {

    private final HashedNames files = new HashedNames();
    private final HashedNames directories = new HashedNames();

    void add(BundlePath path) {
        String folded = path.value().toLowerCase(Locale.ROOT);
        if (!files.add(hash(folded))) {
            throw new PathException(path.value(), "another path is equal to it but for upper and lower case");
        }
        if (directories.contains(hash(folded))) {
            throw new PathException(path.value(), "it is a directory in another path");
        }
        for (int slash = folded.indexOf('/'); slash >= 0; slash = folded.indexOf('/', slash + 1)) {
            long directory = hash(folded.substring(0, slash));
            if (files.contains(directory)) {
                throw new PathException(path.value(), "its directory is a file in another path");
            }
            directories.add(directory);
        }
    }

    /** FNV-1a, 64 bits, with a final mix. */
    private static long hash(String folded) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : folded.getBytes(StandardCharsets.US_ASCII)) {
            hash = (hash ^ b) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        return hash * 0x9e3779b97f4a7c15L;
    }
}
