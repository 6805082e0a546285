package dev.airgap.media.receipt;

import dev.airgap.trust.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a site says of its own audit log.
 *
 * @param checkpoint the log's newest signed checkpoint, a note in UTF-8 of at most 16 KiB
 * @param consistencyFrom the size that the DMZ knew, from which growth is proved; 0 when it knew none
 * @param consistency the proof (RFC 6962 section 2.1.2), at most 128 hashes; none from 0 or when nothing was added
 */
public record LogStatement(byte[] checkpoint, long consistencyFrom, List<Sha256> consistency) {

    private static final int LARGEST_CHECKPOINT_BYTES = 16 * 1024;
    private static final int LONGEST_PROOF = 128;

    /** A checkpoint's second line (c2sp.org/tlog-checkpoint). */
    private static final Pattern SIZE = Pattern.compile("\\A[^\\n]+\\n(0|[1-9][0-9]{0,17})\\n");

    /** @throws IllegalArgumentException naming the component that is outside of its range */
    public LogStatement {
        Receipt.require(
                checkpoint.length > 0 && checkpoint.length <= LARGEST_CHECKPOINT_BYTES,
                "checkpoint is not 1 byte to 16 KiB: " + checkpoint.length);
        Receipt.require(consistencyFrom >= 0, "consistencyFrom is negative: " + consistencyFrom);
        checkpoint = checkpoint.clone();
        consistency = List.copyOf(consistency);
        Receipt.require(consistency.size() <= LONGEST_PROOF, "consistency has " + consistency.size() + " hashes");
    }

    @Override
    public byte[] checkpoint() {
        return checkpoint.clone();
    }

    /**
     * The size of the log that the checkpoint claims. The receipt's signature covers it; whether the log is sound is for
     * those to say who follow it.
     *
     * @throws IllegalArgumentException if there is no size in it
     */
    public long claimedSize() {
        Matcher size = SIZE.matcher(new String(checkpoint, StandardCharsets.UTF_8));
        if (!size.find()) {
            throw new IllegalArgumentException("the checkpoint has no size");
        }
        return Long.parseLong(size.group(1));
    }

    /** The proof as {@link dev.airgap.trust.MerkleTree#verifyConsistency} takes it. */
    public List<byte[]> consistencyHashes() {
        return consistency.stream().map(Sha256::bytes).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LogStatement that
                && Arrays.equals(checkpoint, that.checkpoint)
                && consistencyFrom == that.consistencyFrom
                && consistency.equals(that.consistency);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(checkpoint), consistencyFrom, consistency);
    }
}
