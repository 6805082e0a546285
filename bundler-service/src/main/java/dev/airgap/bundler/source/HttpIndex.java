package dev.airgap.bundler.source;

import dev.airgap.trust.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a server offers, as docs/http-index.md describes it.
 *
 * @param published when this state of it was published
 * @param digest of its bytes
 * @param files sorted by path, at least one, able to lie beside each other
 */
record HttpIndex(Instant published, Sha256 digest, List<IndexedFile> files) {

    /** Enough for 100,000 files with long names. */
    static final long MAX_BYTES = 64 << 20;

    /** What fits into the memory of a service. */
    static final int MAX_FILES = 200_000;

    HttpIndex {
        files = List.copyOf(files);
    }

    /** @throws SourceException naming what a bundle cannot carry */
    static HttpIndex of(Instant published, Sha256 digest, List<IndexedFile> files) {
        if (files.isEmpty()) {
            throw new SourceException(SourceFault.SOURCE_EMPTY, "there is no file in the index");
        }
        List<IndexedFile> sorted = new ArrayList<>(files);
        sorted.sort(Comparator.comparing(IndexedFile::path));
        Collisions.refuse(sorted);
        refuseTooManyComponents(sorted);
        return new HttpIndex(published, digest, sorted);
    }

    private static void refuseTooManyComponents(List<IndexedFile> files) {
        Set<String> components = new HashSet<>();
        for (IndexedFile file : files) {
            if (components.add(DirectorySource.componentOf(file.path()))
                    && components.size() > DirectoryListing.MAX_COMPONENTS) {
                throw new SourceException(
                        SourceFault.SOURCE_TOO_MANY_COMPONENTS,
                        "the index has more than " + DirectoryListing.MAX_COMPONENTS + " components");
            }
        }
    }

    long bytes() {
        return files.stream().mapToLong(IndexedFile::size).sum();
    }
}
