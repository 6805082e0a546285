package dev.airgap.media.log;

import dev.airgap.trust.Checkpoint;
import dev.airgap.trust.MerkleTree;
import dev.airgap.trust.Sha256;
import java.util.List;

/**
 * The audit path of one entry in the tree of the segment's checkpoint (RFC 6962 section 2.1.1).
 *
 * @param index of the entry, 0 or more
 * @param path the hashes from the leaf upwards, at most 63
 */
public record InclusionProof(long index, List<Sha256> path) {

    private static final int LONGEST_PATH = 63;

    /** @throws IllegalArgumentException naming the component that is outside of its range */
    public InclusionProof {
        path = List.copyOf(path);
        if (index < 0) {
            throw new IllegalArgumentException("index is negative: " + index);
        }
        if (path.size() > LONGEST_PATH) {
            throw new IllegalArgumentException("path is longer than " + LONGEST_PATH + " hashes: " + path.size());
        }
    }

    /** Whether {@code value} is the log's entry {@link #index()}. */
    public boolean proves(byte[] value, Checkpoint checkpoint) {
        List<byte[]> hashes = path.stream().map(Sha256::bytes).toList();
        return MerkleTree.verifyInclusion(
                MerkleTree.leafHash(value), index, checkpoint.size(), hashes, checkpoint.rootHash());
    }
}
