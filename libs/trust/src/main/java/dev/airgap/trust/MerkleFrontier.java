package dev.airgap.trust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The right edge of a growing RFC 6962 tree: the roots of its complete subtrees, largest first, one for every bit set in
 * the size. It is all that appending needs: O(log n) memory and work. Immutable.
 */
public final class MerkleFrontier {

    private static final int HASH_BYTES = 32;

    /** Learns of every subtree that becomes complete: what a {@link MerkleTree.NodeSource} must later give back. */
    @FunctionalInterface
    public interface NodeSink {

        /** Called once per node, leaf first; level 0 is the leaf itself. */
        void completed(int level, long index, byte[] hash);
    }

    private final long size;
    private final List<byte[]> roots;

    private MerkleFrontier(long size, List<byte[]> roots) {
        this.size = size;
        this.roots = roots;
    }

    /** The frontier of a tree without entries. */
    public static MerkleFrontier empty() {
        return new MerkleFrontier(0, List.of());
    }

    /**
     * Restores what {@link #size()} and {@link #bytes()} gave.
     *
     * @throws IllegalArgumentException when the bytes are not one hash for every bit set in the size
     */
    public static MerkleFrontier of(long size, byte[] bytes) {
        if (size < 0 || bytes.length != Long.bitCount(size) * HASH_BYTES) {
            throw new IllegalArgumentException(bytes.length + " bytes are no frontier of " + size + " entries");
        }
        List<byte[]> roots = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += HASH_BYTES) {
            roots.add(Arrays.copyOfRange(bytes, at, at + HASH_BYTES));
        }
        return new MerkleFrontier(size, List.copyOf(roots));
    }

    /** The frontier after one more leaf. */
    public MerkleFrontier append(byte[] leafHash, NodeSink sink) {
        if (leafHash.length != HASH_BYTES) {
            throw new IllegalArgumentException("A leaf hash has " + HASH_BYTES + " bytes");
        }
        List<byte[]> grown = new ArrayList<>(roots);
        byte[] hash = leafHash.clone();
        sink.completed(0, size, hash);
        int merges = Long.numberOfTrailingZeros(~size);
        for (int level = 1; level <= merges; level++) {
            hash = MerkleTree.nodeHash(grown.removeLast(), hash);
            sink.completed(level, size >>> level, hash);
        }
        grown.add(hash);
        return new MerkleFrontier(size + 1, List.copyOf(grown));
    }

    /** Number of entries. */
    public long size() {
        return size;
    }

    /** The root hash of the tree, 32 bytes. */
    public byte[] root() {
        if (roots.isEmpty()) {
            return MerkleTree.emptyRoot();
        }
        byte[] root = roots.getLast();
        for (int i = roots.size() - 2; i >= 0; i--) {
            root = MerkleTree.nodeHash(roots.get(i), root);
        }
        return root.clone();
    }

    /** The hashes one after the other, to be stored beside the size. */
    public byte[] bytes() {
        byte[] bytes = new byte[roots.size() * HASH_BYTES];
        for (int i = 0; i < roots.size(); i++) {
            System.arraycopy(roots.get(i), 0, bytes, i * HASH_BYTES, HASH_BYTES);
        }
        return bytes;
    }
}
