package dev.airgap.audit;

import dev.airgap.media.log.InclusionProof;
import dev.airgap.media.log.LogSegmentHeader;
import dev.airgap.media.log.LogSegmentWriter;
import dev.airgap.media.receipt.LogStatement;
import dev.airgap.media.receipt.LoggedStep;
import dev.airgap.trust.Checkpoint;
import dev.airgap.trust.MerkleFrontier;
import dev.airgap.trust.MerkleTree;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.Signer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The other zone's log: a real one, over libs/trust. */
final class TestLog {

    private final List<byte[]> values = new ArrayList<>();
    private final Map<String, byte[]> nodes = new HashMap<>();
    private MerkleFrontier frontier = MerkleFrontier.empty();

    /** Appends an event; returns its index. */
    long add(byte[] value) {
        values.add(value);
        frontier = frontier.append(
                MerkleTree.leafHash(value), (level, index, hash) -> nodes.put(level + "/" + index, hash));
        return values.size() - 1L;
    }

    /** The same log up to a size: what comes after may differ. */
    TestLog branch(long size) {
        TestLog branch = new TestLog();
        values.subList(0, (int) size).forEach(branch::add);
        return branch;
    }

    long size() {
        return values.size();
    }

    byte[] value(long index) {
        return values.get((int) index);
    }

    List<byte[]> values(long from) {
        return List.copyOf(values.subList((int) from, values.size()));
    }

    byte[] root(long size) {
        return MerkleTree.root(size, this::node);
    }

    byte[] checkpoint(long size, Signer signer) {
        return new Checkpoint(OtherZone.ORIGIN, size, root(size)).sign(signer);
    }

    /** The log from one size to another, with a proof for each of its entries. */
    byte[] segment(long from, long to, Signer signer) {
        return segment(from, to, checkpoint(to, signer));
    }

    byte[] segment(long from, long to, byte[] checkpoint) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            LogSegmentWriter writer =
                    new LogSegmentWriter(out, new LogSegmentHeader(OtherZone.ORIGIN, from, to, checkpoint));
            for (long index = from; index < to; index++) {
                writer.value(value(index));
            }
            for (long index = from; index < to; index++) {
                writer.proof(index, MerkleTree.inclusionProof(index, to, this::node));
            }
            writer.finish();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LogStatement statement(long from, Signer signer) {
        return new LogStatement(
                checkpoint(size(), signer),
                from,
                MerkleTree.consistencyProof(from, size(), this::node).stream()
                        .map(Sha256::ofDigest)
                        .toList());
    }

    LoggedStep step(long index) {
        List<Sha256> path = MerkleTree.inclusionProof(index, size(), this::node).stream()
                .map(Sha256::ofDigest)
                .toList();
        return new LoggedStep(value(index), new InclusionProof(index, path));
    }

    private byte[] node(int level, long index) {
        return nodes.get(level + "/" + index);
    }
}
