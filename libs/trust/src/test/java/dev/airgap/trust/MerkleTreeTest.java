package dev.airgap.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reference vectors are those of github.com/google/certificate-transparency, merkletree/merkle_tree_test.cc. */
class MerkleTreeTest {

    private static final List<byte[]> INPUTS =
            hashes("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<byte[]> ROOTS = hashes(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private final Map<String, byte[]> nodes = new HashMap<>();
    private final MerkleTree.NodeSource source = (level, index) -> {
        byte[] hash = nodes.get(level + "/" + index);
        assertThat(hash).as("node %d/%d is complete", level, index).isNotNull();
        return hash;
    };

    @Test
    void hashesTheEmptyTreeLikeTheReference() {
        byte[] expected = hex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

        assertThat(MerkleFrontier.empty().root()).isEqualTo(expected);
        assertThat(MerkleTree.root(0, source)).isEqualTo(expected);
    }

    @Test
    void growsToTheRootsOfTheReference() {
        MerkleFrontier frontier = MerkleFrontier.empty();
        for (int i = 0; i < INPUTS.size(); i++) {
            frontier = MerkleFrontier.of(frontier.size(), frontier.bytes())
                    .append(MerkleTree.leafHash(INPUTS.get(i)), this::keep);
            assertThat(frontier.root()).as("size %d", i + 1).isEqualTo(ROOTS.get(i));
            assertThat(MerkleTree.root(i + 1, source)).isEqualTo(ROOTS.get(i));
        }
        assertThat(nodes).hasSize(15);
    }

    @Test
    void provesInclusionLikeTheReference() {
        grow(8);

        assertThat(MerkleTree.inclusionProof(0, 1, source)).isEmpty();
        assertHashes(
                MerkleTree.inclusionProof(0, 8, source),
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertHashes(
                MerkleTree.inclusionProof(5, 8, source),
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertHashes(
                MerkleTree.inclusionProof(2, 3, source),
                "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
        assertHashes(
                MerkleTree.inclusionProof(1, 5, source),
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    }

    @Test
    void provesConsistencyLikeTheReference() {
        grow(8);

        assertThat(MerkleTree.consistencyProof(1, 1, source)).isEmpty();
        assertHashes(
                MerkleTree.consistencyProof(1, 8, source),
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertHashes(
                MerkleTree.consistencyProof(6, 8, source),
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertHashes(
                MerkleTree.consistencyProof(2, 5, source),
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    }

    @Test
    void everyEntryOfEveryTreeIsProvenAndNoOther() {
        List<byte[]> roots = grow(40);
        for (int size = 1; size <= 40; size++) {
            for (int index = 0; index < size; index++) {
                List<byte[]> proof = MerkleTree.inclusionProof(index, size, source);
                byte[] root = roots.get(size);
                assertThat(MerkleTree.verifyInclusion(leaf(index), index, size, proof, root))
                        .isTrue();
                assertThat(MerkleTree.verifyInclusion(leaf(index + 1), index, size, proof, root))
                        .isFalse();
                assertThat(MerkleTree.verifyInclusion(leaf(index), index, size, proof, roots.get(size - 1)))
                        .isFalse();
                assertThat(MerkleTree.verifyInclusion(leaf(index), index + 1, size, proof, root))
                        .isFalse();
                assertThat(MerkleTree.verifyInclusion(leaf(index), index, size, longer(proof), root))
                        .isFalse();
                if (!proof.isEmpty()) {
                    assertThat(MerkleTree.verifyInclusion(leaf(index), index, size, shorter(proof), root))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void everyTreeIsProvenToGrowFromEveryEarlierOneAndNoOther() {
        List<byte[]> roots = grow(40);
        for (int newer = 1; newer <= 40; newer++) {
            for (int older = 0; older <= newer; older++) {
                List<byte[]> proof = MerkleTree.consistencyProof(older, newer, source);
                byte[] from = roots.get(older);
                byte[] to = roots.get(newer);
                assertThat(MerkleTree.verifyConsistency(older, newer, from, to, proof))
                        .isTrue();
                assertThat(MerkleTree.verifyConsistency(older, newer, leaf(99), to, proof))
                        .isFalse();
                assertThat(older > 0 && MerkleTree.verifyConsistency(older, newer, from, leaf(99), proof))
                        .isFalse();
                assertThat(MerkleTree.verifyConsistency(older, newer, from, to, longer(proof)))
                        .isFalse();
                if (!proof.isEmpty()) {
                    assertThat(MerkleTree.verifyConsistency(older, newer, from, to, shorter(proof)))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void refusesProofsOutOfRange() {
        byte[] root = ROOTS.getFirst();
        assertThat(MerkleTree.verifyInclusion(root, -1, 1, List.of(), root)).isFalse();
        assertThat(MerkleTree.verifyInclusion(root, 1, 1, List.of(), root)).isFalse();
        assertThat(MerkleTree.verifyInclusion(root, 0, 2, List.of(new byte[31]), root))
                .isFalse();
        assertThat(MerkleTree.verifyConsistency(2, 1, root, root, List.of())).isFalse();
        assertThat(MerkleTree.verifyConsistency(-1, 1, root, root, List.of())).isFalse();
        assertThat(MerkleTree.verifyConsistency(3, 4, root, root, List.of())).isFalse();
        assertThatThrownBy(() -> MerkleTree.inclusionProof(1, 1, source)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleTree.consistencyProof(2, 1, source))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Hashes of another length would let a proof cut the same bytes elsewhere. */
    @Test
    void refusesAProofWhoseHashesHaveAnotherLengthEvenIfItLeadsToTheRoot() {
        byte[] leaf = leaf(0);
        byte[] shortSibling = new byte[31];
        byte[] root = MerkleTree.nodeHash(leaf, shortSibling);

        assertThat(MerkleTree.verifyInclusion(leaf, 0, 2, List.of(shortSibling), root))
                .isFalse();
        assertThat(MerkleTree.verifyConsistency(1, 2, leaf, root, List.of(shortSibling)))
                .isFalse();
    }

    @Test
    void refusesAFrontierThatDoesNotFitItsSize() {
        assertThatThrownBy(() -> MerkleFrontier.of(3, new byte[32])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleFrontier.of(-1, new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleFrontier.empty().append(new byte[31], this::keep))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The roots of the trees of 0 to {@code size} entries; the first eight entries are those of the reference. */
    private List<byte[]> grow(int size) {
        List<byte[]> roots = new ArrayList<>();
        MerkleFrontier frontier = MerkleFrontier.empty();
        roots.add(frontier.root());
        for (int i = 0; i < size; i++) {
            frontier = frontier.append(leaf(i), this::keep);
            roots.add(frontier.root());
        }
        return roots;
    }

    private void keep(int level, long index, byte[] hash) {
        assertThat(nodes.put(level + "/" + index, hash)).isNull();
    }

    private static byte[] leaf(int index) {
        return MerkleTree.leafHash(
                index < INPUTS.size()
                        ? INPUTS.get(index)
                        : ByteBuffer.allocate(4).putInt(index).array());
    }

    private static List<byte[]> longer(List<byte[]> proof) {
        return Stream.concat(proof.stream(), Stream.of(new byte[32])).toList();
    }

    private static List<byte[]> shorter(List<byte[]> proof) {
        return proof.subList(0, proof.size() - 1);
    }

    private static void assertHashes(List<byte[]> actual, String... expected) {
        assertThat(actual.stream().map(HexFormat.of()::formatHex)).containsExactly(expected);
    }

    private static List<byte[]> hashes(String... hex) {
        return Stream.of(hex).map(MerkleTreeTest::hex).toList();
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
