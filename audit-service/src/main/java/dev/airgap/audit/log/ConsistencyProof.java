package dev.airgap.audit.log;

import dev.airgap.trust.MerkleTree;
import java.util.List;

/** RFC 6962 section 2.1.2. */
public record ConsistencyProof(long older, long newer, byte[] olderRoot, byte[] newerRoot, List<byte[]> path) {

    boolean holds() {
        return MerkleTree.verifyConsistency(older, newer, olderRoot, newerRoot, path);
    }
}
