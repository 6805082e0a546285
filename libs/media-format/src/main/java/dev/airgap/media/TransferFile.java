package dev.airgap.media;

import dev.airgap.trust.Sha256;
import java.util.Objects;

/**
 * One carried file, as the volume manifest names it.
 *
 * @param name the file's name in {@code payload/}: ASCII letters, digits and {@code _.+~@=-}, at most 100 characters,
 *     no dot at either end, no device name
 * @param kind what it is
 * @param size in bytes, at most 1 PiB
 * @param sha256 of its bytes
 * @param id of what it holds: the bundle id, the rule update id
 */
public record TransferFile(String name, FileKind kind, long size, Sha256 sha256, String id) {

    /** So that the sizes of all files of a manifest add up without overflow. */
    static final long MOST_BYTES = 1L << 50;

    /** @throws IllegalArgumentException naming the component that is outside of its range */
    public TransferFile {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(sha256, "sha256");
        if (!MediumLayout.isFileName(name)) {
            throw new IllegalArgumentException("name may not lie on a medium: " + name);
        }
        if (size < 0 || size > MOST_BYTES) {
            throw new IllegalArgumentException("size is not 0 to 1 PiB: " + size);
        }
        if (id.isEmpty() || id.length() > 100) {
            throw new IllegalArgumentException("id is not 1 to 100 characters: " + id);
        }
    }

    SealedFile content() {
        return new SealedFile(size, sha256);
    }
}
