package dev.airgap.media.receipt;

import dev.airgap.media.log.InclusionProof;
import dev.airgap.trust.Checkpoint;
import java.util.Arrays;
import java.util.Objects;

/**
 * One entry of the site's log, with the proof that it is in the tree of the receipt's checkpoint.
 *
 * @param value the event, exactly as it was logged, at most 1 MiB
 * @param inclusion its index and audit path
 */
public record LoggedStep(byte[] value, InclusionProof inclusion) {

    private static final int LARGEST_VALUE_BYTES = 1 << 20;

    /** @throws IllegalArgumentException when the value is larger than an event may be */
    public LoggedStep {
        Objects.requireNonNull(inclusion, "inclusion");
        Receipt.require(value.length <= LARGEST_VALUE_BYTES, "value is longer than 1 MiB: " + value.length);
        value = value.clone();
    }

    /** Whether the site's log holds this value at this index. */
    public boolean isIn(Checkpoint checkpoint) {
        return inclusion.proves(value, checkpoint);
    }

    public long index() {
        return inclusion.index();
    }

    @Override
    public byte[] value() {
        return value.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LoggedStep that && Arrays.equals(value, that.value) && inclusion.equals(that.inclusion);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(value), inclusion);
    }
}
