package dev.airgap.kit.root;

import dev.airgap.trust.RootChain;
import dev.airgap.trust.TrustException;
import dev.airgap.trust.TrustedRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;

/**
 * A root document with its predecessors, which lie beside it as {@code root.<version>.dsse.json}, as {@code airgap dmz
 * enroll} leaves them.
 *
 * @param file of the newest
 */
public record RootFiles(Path file) {

    /**
     * What somebody needs who trusts version {@code known}: every root after it, and at least the newest.
     *
     * @param newest which lies in {@code file}
     * @param known empty if nobody knows: then all that lie here without a gap
     * @throws RootChainBrokenException if one of them is missing, or does not follow from its predecessor
     * @throws UncheckedIOException if one cannot be read
     */
    public RootChain since(OptionalInt known, TrustedRoot newest) {
        Deque<byte[]> chain = new ArrayDeque<>();
        chain.add(newest.envelopeBytes());
        int version = newest.document().version() - 1;
        for (; version > known.orElse(0); version--) {
            Path predecessor = file.resolveSibling("root." + version + ".dsse.json");
            if (!Files.isRegularFile(predecessor, LinkOption.NOFOLLOW_LINKS)) {
                if (known.isEmpty()) {
                    break;
                }
                throw new RootChainBrokenException("The site last trusted root %d, and %s is missing."
                        .formatted(known.getAsInt(), predecessor.getFileName()));
            }
            chain.addFirst(read(predecessor));
        }
        return walked(List.copyOf(chain), newest);
    }

    private RootChain walked(List<byte[]> chain, TrustedRoot newest) {
        try {
            TrustedRoot reached = TrustedRoot.parse(chain.getFirst()).walk(chain);
            if (!reached.fingerprint().equals(newest.fingerprint())) {
                throw new RootChainBrokenException("The roots beside %s do not lead to root %d."
                        .formatted(file.getFileName(), newest.document().version()));
            }
            return new RootChain(chain);
        } catch (TrustException e) {
            throw new RootChainBrokenException(
                    "The roots beside %s are no chain: %s: %s".formatted(file.getFileName(), e.code(), e.getMessage()),
                    e);
        }
    }

    private static byte[] read(Path predecessor) {
        try {
            return Files.readAllBytes(predecessor);
        } catch (IOException e) {
            throw new UncheckedIOException("a predecessor of the root cannot be read: " + predecessor, e);
        }
    }
}
