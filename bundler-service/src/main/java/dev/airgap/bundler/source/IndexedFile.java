package dev.airgap.bundler.source;

import dev.airgap.bundle.BundlePath;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A file as an index describes it. 100,000 of them are kept, so the digest is bytes and not digits.
 *
 * @param sha256 32 bytes
 */
record IndexedFile(BundlePath path, long size, byte[] sha256, Instant published) {

    SourceFile toSourceFile() {
        return new SourceFile(
                path,
                DirectorySource.componentOf(path),
                size,
                published,
                Optional.of(HexFormat.of().formatHex(sha256)));
    }
}
