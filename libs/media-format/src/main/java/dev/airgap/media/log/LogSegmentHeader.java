package dev.airgap.media.log;

import dev.airgap.trust.Checkpoint;
import dev.airgap.trust.CheckpointException;
import dev.airgap.trust.VerificationKey;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;

/**
 * The first line of a log segment.
 *
 * @param origin name of the log
 * @param from index of the first entry in the segment, 0 or more
 * @param to one past the last entry, {@code from} or more
 * @param checkpoint the log's signed checkpoint of size {@code to}, a note in UTF-8 of at most 16 KiB; not verified
 */
public record LogSegmentHeader(String origin, long from, long to, byte[] checkpoint) {

    private static final int LARGEST_CHECKPOINT_BYTES = 16 * 1024;

    /** @throws IllegalArgumentException naming the component that is outside of its range */
    public LogSegmentHeader {
        if (origin.isEmpty() || origin.length() > 200) {
            throw new IllegalArgumentException("origin is not 1 to 200 characters: " + origin);
        }
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("from and to are not a range of entries: " + from + ", " + to);
        }
        if (checkpoint.length == 0 || checkpoint.length > LARGEST_CHECKPOINT_BYTES) {
            throw new IllegalArgumentException("checkpoint is not 1 byte to 16 KiB: " + checkpoint.length + " bytes");
        }
        checkpoint = checkpoint.clone();
    }

    /** How many entries the segment holds. */
    public long entries() {
        return to - from;
    }

    /**
     * The checkpoint, verified.
     *
     * @param origin the log that the segment must be of
     * @param keys that may sign its checkpoints
     * @throws CheckpointException when it is malformed, of another log, or not signed by any of the keys
     * @throws LogSegmentException when the header contradicts it
     */
    public Checkpoint verify(String origin, Collection<VerificationKey> keys) {
        Checkpoint verified = Checkpoint.verify(checkpoint, origin, keys);
        if (!this.origin.equals(origin) || verified.size() != to) {
            throw new LogSegmentException(
                    1,
                    "says size %d of %s, its checkpoint is size %d of %s"
                            .formatted(to, this.origin, verified.size(), origin));
        }
        return verified;
    }

    @Override
    public byte[] checkpoint() {
        return checkpoint.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LogSegmentHeader that
                && origin.equals(that.origin)
                && from == that.from
                && to == that.to
                && Arrays.equals(checkpoint, that.checkpoint);
    }

    @Override
    public int hashCode() {
        return Objects.hash(origin, from, to, Arrays.hashCode(checkpoint));
    }
}
