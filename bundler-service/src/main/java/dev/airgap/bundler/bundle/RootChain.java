package dev.airgap.bundler.bundle;

import dev.airgap.bundle.Roots;
import dev.airgap.trust.TrustedRoot;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Every root that a site needs to walk from the one it reported to the newest. A site that knows the newest is carried it
 * all the same: a bundle is verified under the last root in it.
 */
record RootChain(List<TrustedRoot> roots) {

    private static final int FIRST_SUCCESSOR = 2;

    RootChain {
        roots = List.copyOf(roots);
    }

    /**
     * @param read reads a root document, throws {@link UncheckedIOException} if it cannot
     * @param file the newest root; its predecessors are {@code root.<n>.dsse.json} beside it
     * @param reported the version that the site trusts; empty if nobody knows
     * @throws BuildException ROOT_CHAIN_BROKEN
     * @throws dev.airgap.trust.RootException if one is not signed by its predecessor
     */
    static RootChain read(Function<Path, TrustedRoot> read, Path file, TrustedRoot newest, Optional<Integer> reported) {
        int last = newest.document().version();
        if (reported.filter(known -> known > last).isPresent()) {
            throw broken("the site trusts root %d already, and %s is root %d".formatted(reported.get(), file, last));
        }
        int first = reported.map(known -> known + 1).orElseGet(() -> firstKept(file, last));
        List<TrustedRoot> roots = new ArrayList<>();
        for (int version = first; version < last; version++) {
            roots.add(kept(read, file, version));
        }
        roots.add(newest);
        RootChain chain = new RootChain(roots);
        chain.requireWalks();
        return chain;
    }

    byte[] toBytes() {
        return new Roots(roots.stream().map(TrustedRoot::envelopeBytes).toList()).toBytes();
    }

    private void requireWalks() {
        roots.getFirst()
                .walk(roots.stream().skip(1).map(TrustedRoot::envelopeBytes).toList());
    }

    private static int firstKept(Path file, int last) {
        int version = FIRST_SUCCESSOR;
        while (version < last && !Files.exists(place(file, version))) {
            version++;
        }
        return version;
    }

    private static TrustedRoot kept(Function<Path, TrustedRoot> read, Path file, int version) {
        Path place = place(file, version);
        TrustedRoot root;
        try {
            root = read.apply(place);
        } catch (UncheckedIOException e) {
            throw new BuildException(
                    BuildFault.ROOT_CHAIN_BROKEN,
                    "root %d, which the site needs to get to the newest, cannot be read from %s"
                            .formatted(version, place),
                    e);
        }
        if (root.document().version() != version) {
            throw broken("root %d is not in %s: that is root %d"
                    .formatted(version, place, root.document().version()));
        }
        return root;
    }

    private static Path place(Path file, int version) {
        return file.resolveSibling("root." + version + ".dsse.json");
    }

    private static BuildException broken(String message) {
        return new BuildException(BuildFault.ROOT_CHAIN_BROKEN, message, null);
    }
}
