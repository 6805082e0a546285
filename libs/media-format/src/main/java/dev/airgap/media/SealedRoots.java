package dev.airgap.media;

import dev.airgap.trust.RootChain;
import dev.airgap.trust.Sha256;
import java.util.Objects;

/**
 * The root documents that travel with a transfer, as the volume manifest names them: they lie in {@code roots.json}, see
 * {@link RootChain}.
 *
 * @param version of the newest, 1 or more
 * @param size of the file in bytes, 1 byte to 4 MiB
 * @param sha256 of the file
 */
public record SealedRoots(int version, long size, Sha256 sha256) {

    /** @throws IllegalArgumentException naming the component that is outside of its range */
    public SealedRoots {
        Objects.requireNonNull(sha256, "sha256");
        if (version < 1) {
            throw new IllegalArgumentException("version is not 1 or more: " + version);
        }
        if (size < 1 || size > RootChain.MAX_BYTES) {
            throw new IllegalArgumentException("size is not 1 byte to 4 MiB: " + size);
        }
    }
}
