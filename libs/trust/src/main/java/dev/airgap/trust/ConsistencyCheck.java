package dev.airgap.trust;

import java.security.MessageDigest;
import java.util.List;

/** The loop of RFC 9162 section 2.1.4.2: both roots are rebuilt at once from what they have in common. */
final class ConsistencyCheck {

    private long node;
    private long last;
    private byte[] olderHash;
    private byte[] newerHash;

    ConsistencyCheck(long node, long last, byte[] seed) {
        this.node = node;
        this.last = last;
        this.olderHash = seed;
        this.newerHash = seed;
    }

    boolean leadsTo(List<byte[]> proof, byte[] olderRoot, byte[] newerRoot) {
        for (byte[] hash : proof) {
            if (last == 0) {
                return false;
            }
            step(hash);
        }
        return last == 0 && MessageDigest.isEqual(olderHash, olderRoot) && MessageDigest.isEqual(newerHash, newerRoot);
    }

    private void step(byte[] hash) {
        if ((node & 1) == 1 || node == last) {
            olderHash = MerkleTree.nodeHash(hash, olderHash);
            newerHash = MerkleTree.nodeHash(hash, newerHash);
            int skipped = Long.numberOfTrailingZeros(node);
            node >>>= skipped;
            last >>>= skipped;
        } else {
            newerHash = MerkleTree.nodeHash(newerHash, hash);
        }
        node >>>= 1;
        last >>>= 1;
    }
}
