package dev.airgap.bundle;

import dev.airgap.bundle.BundleException.Code;
import java.io.IOException;
import java.util.Iterator;

/** The complete listing that a bundle results in, and the proof that it is the signed one. */
interface Listing {

    /**
     * @param carried digest of what the index lists as carried
     * @throws BundleException {@code BUNDLE_INDEX_INVALID} if it is not the snapshot that the manifest says
     */
    Resulting write(String carried) throws IOException;

    /** @throws BundleException {@code BUNDLE_BASE_MISSING} if the bundle rests on what is not held */
    static Listing of(Manifest manifest, ContentStore store, HeldSnapshots held) {
        String base = manifest.base();
        if (base == null) {
            return new Full(manifest);
        }
        String baseIndex = held.indexOf(base)
                .orElseThrow(() -> new BundleException(
                        Code.BUNDLE_BASE_MISSING,
                        manifest.fileName() + ": rests on snapshot " + base + ", which is not held here"));
        return new Merged(manifest, store, baseIndex);
    }

    /** For who holds no snapshot: without its base a differential bundle results in nothing that could be listed. */
    static Listing ofCarried(Manifest manifest) {
        return switch (manifest.kind()) {
            case FULL -> new Full(manifest);
            case DIFFERENTIAL -> carried -> index(manifest);
        };
    }

    private static Resulting index(Manifest manifest) {
        IndexSummary index = manifest.index();
        return new Resulting(index.form().sha256(), index.files(), index.bytes());
    }

    private static void requireSigned(Manifest manifest, String actual) {
        if (!actual.equals(manifest.snapshotDigest())) {
            throw new BundleException(
                    Code.BUNDLE_INDEX_INVALID,
                    "%s: the listing that results has digest %s, signed is %s"
                            .formatted(manifest.fileName(), actual, manifest.snapshotDigest()));
        }
    }

    /** The index of a full bundle is the listing. */
    record Full(Manifest manifest) implements Listing {

        @Override
        public Resulting write(String carried) {
            requireSigned(manifest, carried);
            return index(manifest);
        }
    }

    /** The base with the changes applied to it. */
    record Merged(Manifest manifest, ContentStore store, String baseIndex) implements Listing {

        @Override
        public Resulting write(String carried) throws IOException {
            try (IndexReader base = new IndexReader(store.open(baseIndex));
                    ChangeReader changes =
                            new ChangeReader(store.open(manifest.index().form().sha256()))) {
                IndexWriter.Kept kept = IndexWriter.keep(store, present(new IndexMerge(base, changes)));
                requireSigned(manifest, kept.snapshotDigest());
                return kept.listing();
            }
        }

        /** A base counts as held when its content is there, and not because somebody remembers it. */
        private Iterator<IndexRecord> present(Iterator<IndexRecord> records) {
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return records.hasNext();
                }

                @Override
                public IndexRecord next() {
                    IndexRecord next = records.next();
                    if (!store.has(next.sha256())) {
                        throw new BundleException(
                                Code.BUNDLE_BASE_MISSING,
                                manifest.fileName() + ": the content of " + next.path() + " is not held here any more");
                    }
                    return next;
                }
            };
        }
    }
}
