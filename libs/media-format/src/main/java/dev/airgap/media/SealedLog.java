package dev.airgap.media;

import dev.airgap.trust.Sha256;
import java.util.Objects;

/**
 * The piece of the DMZ's audit log that travels with a transfer, as the volume manifest names it: it lies at
 * {@code log/segment.jsonl}, see {@link dev.airgap.media.log.LogSegmentReader}.
 *
 * @param origin name of the log, as its checkpoints spell it
 * @param from index of the first entry in it, 0 or more
 * @param to one past the last entry, and the size of the checkpoint in it; {@code from} when it holds no entry
 * @param size of the file in bytes, 1 byte to 1 PiB
 * @param sha256 of the file
 */
public record SealedLog(String origin, long from, long to, long size, Sha256 sha256) {

    /** @throws IllegalArgumentException naming the component that is outside of its range */
    public SealedLog {
        Objects.requireNonNull(sha256, "sha256");
        if (!MediumLayout.isOrigin(origin)) {
            throw new IllegalArgumentException("origin is not the name of a log: " + origin);
        }
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("from and to are not a range of entries: " + from + ", " + to);
        }
        if (size < 1 || size > TransferFile.MOST_BYTES) {
            throw new IllegalArgumentException("size is not 1 byte to 1 PiB: " + size);
        }
    }

    SealedFile file() {
        return new SealedFile(size, sha256);
    }
}
