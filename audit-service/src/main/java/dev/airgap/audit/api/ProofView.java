package dev.airgap.audit.api;

import dev.airgap.audit.log.ConsistencyProof;
import dev.airgap.audit.log.InclusionProof;
import java.util.HexFormat;
import java.util.List;

/** Proofs with their hashes in hex. */
sealed interface ProofView {

    /** RFC 6962 section 2.1.1. */
    record Inclusion(long index, long size, String leafHash, String rootHash, List<String> path) implements ProofView {}

    /** RFC 6962 section 2.1.2. */
    record Consistency(long older, long newer, String olderRootHash, String newerRootHash, List<String> path)
            implements ProofView {}

    static Inclusion of(InclusionProof proof) {
        return new Inclusion(
                proof.index(), proof.size(), hex(proof.leafHash()), hex(proof.rootHash()), hex(proof.path()));
    }

    static Consistency of(ConsistencyProof proof) {
        return new Consistency(
                proof.older(), proof.newer(), hex(proof.olderRoot()), hex(proof.newerRoot()), hex(proof.path()));
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(ProofView::hex).toList();
    }
}
