package dev.airgap.trust;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The Merkle tree of RFC 6962 section 2 over SHA-256: hashes, proofs, and their verification. */
public final class MerkleTree {

    private static final int HASH_BYTES = 32;

    /** Where the hashes of complete subtrees are kept. */
    @FunctionalInterface
    public interface NodeSource {

        /**
         * The hash of the complete subtree of 2^{@code level} leaves that starts at leaf {@code index}·2^{@code level};
         * level 0 is the leaf hashes.
         */
        byte[] hash(int level, long index);
    }

    private MerkleTree() {}

    /** SHA-256 of 0x00 and the entry. */
    public static byte[] leafHash(byte[] entry) {
        MessageDigest digest = Sha256.newDigest();
        digest.update((byte) 0);
        return digest.digest(entry);
    }

    /** SHA-256 of 0x01 and both children. */
    public static byte[] nodeHash(byte[] left, byte[] right) {
        MessageDigest digest = Sha256.newDigest();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    /** The root of a log without entries: SHA-256 of nothing. */
    public static byte[] emptyRoot() {
        return Sha256.newDigest().digest();
    }

    /** The root over the first {@code size} entries. */
    public static byte[] root(long size, NodeSource nodes) {
        return size == 0 ? emptyRoot() : subtree(0, size, nodes);
    }

    /** The audit path of entry {@code index} in the tree of {@code size} entries (section 2.1.1), leaf upwards. */
    public static List<byte[]> inclusionProof(long index, long size, NodeSource nodes) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("No entry " + index + " in a tree of " + size);
        }
        List<byte[]> path = new ArrayList<>();
        addPath(path, index, 0, size, nodes);
        return List.copyOf(path);
    }

    /** The proof that the tree of {@code newer} entries begins with the tree of {@code older} (section 2.1.2). */
    public static List<byte[]> consistencyProof(long older, long newer, NodeSource nodes) {
        if (older < 0 || older > newer) {
            throw new IllegalArgumentException("A tree of " + newer + " does not begin with one of " + older);
        }
        List<byte[]> proof = new ArrayList<>();
        if (older > 0 && older < newer) {
            addSubproof(proof, older, 0, newer, true, nodes);
        }
        return List.copyOf(proof);
    }

    /** Whether the leaf is entry {@code index} of the tree with this size and root (RFC 9162 section 2.1.3.2). */
    public static boolean verifyInclusion(byte[] leafHash, long index, long size, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= size || !areHashes(path)) {
            return false;
        }
        long node = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = nodeHash(sibling, hash);
                int skipped = Long.numberOfTrailingZeros(node);
                node >>>= skipped;
                last >>>= skipped;
            } else {
                hash = nodeHash(hash, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && MessageDigest.isEqual(hash, root);
    }

    /** Whether the newer tree begins with the older one (RFC 9162 section 2.1.4.2). */
    public static boolean verifyConsistency(
            long older, long newer, byte[] olderRoot, byte[] newerRoot, List<byte[]> proof) {
        if (older < 0 || older > newer || !areHashes(proof)) {
            return false;
        }
        if (older == newer || older == 0) {
            byte[] expected = older == 0 ? emptyRoot() : newerRoot;
            return proof.isEmpty() && MessageDigest.isEqual(olderRoot, expected);
        }
        boolean complete = Long.bitCount(older) == 1;
        if (!complete && proof.isEmpty()) {
            return false;
        }
        List<byte[]> rest = complete ? proof : proof.subList(1, proof.size());
        byte[] seed = complete ? olderRoot : proof.getFirst();
        int skipped = Long.numberOfTrailingZeros(older);
        return new ConsistencyCheck((older - 1) >>> skipped, (newer - 1) >>> skipped, seed)
                .leadsTo(rest, olderRoot, newerRoot);
    }

    private static boolean areHashes(List<byte[]> proof) {
        return proof.stream().allMatch(hash -> hash.length == HASH_BYTES);
    }

    private static void addPath(List<byte[]> path, long index, long start, long size, NodeSource nodes) {
        if (size == 1) {
            return;
        }
        long left = largestPowerBelow(size);
        if (index < left) {
            addPath(path, index, start, left, nodes);
            path.add(subtree(start + left, size - left, nodes));
        } else {
            addPath(path, index - left, start + left, size - left, nodes);
            path.add(subtree(start, left, nodes));
        }
    }

    private static void addSubproof(
            List<byte[]> proof, long older, long start, long size, boolean wholeTree, NodeSource nodes) {
        if (older == size) {
            if (!wholeTree) {
                proof.add(subtree(start, size, nodes));
            }
            return;
        }
        long left = largestPowerBelow(size);
        if (older <= left) {
            addSubproof(proof, older, start, left, wholeTree, nodes);
            proof.add(subtree(start + left, size - left, nodes));
        } else {
            addSubproof(proof, older - left, start + left, size - left, false, nodes);
            proof.add(subtree(start, left, nodes));
        }
    }

    private static byte[] subtree(long start, long size, NodeSource nodes) {
        if (Long.bitCount(size) == 1) {
            int level = Long.numberOfTrailingZeros(size);
            byte[] hash = nodes.hash(level, start >>> level);
            return Arrays.copyOf(hash, hash.length);
        }
        long left = largestPowerBelow(size);
        return nodeHash(subtree(start, left, nodes), subtree(start + left, size - left, nodes));
    }

    private static long largestPowerBelow(long size) {
        return Long.highestOneBit(size - 1);
    }
}
