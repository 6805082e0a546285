package dev.airgap.bundler.bundle;

import dev.airgap.bundle.ContentStore;
import dev.airgap.bundle.IndexDifference;
import dev.airgap.bundle.IndexReader;
import dev.airgap.bundle.IndexRecord;
import dev.airgap.bundle.IndexSummary;
import dev.airgap.bundle.IndexWriter;
import dev.airgap.bundle.SnapshotDigest;
import dev.airgap.bundler.snapshot.Snapshot;
import java.io.IOException;
import java.util.Iterator;

/** What has to change for one snapshot to become another. */
final class Difference {

    private Difference() {}

    /**
     * Keeps it in the store, as the index of a differential bundle.
     *
     * @throws dev.airgap.bundle.BundleException if a listing is damaged, or no reader would take the index
     * @throws java.io.UncheckedIOException if a listing cannot be read
     * @throws IOException if a listing is not the one that it should be, or the index cannot be kept
     */
    static IndexSummary write(ContentStore store, Snapshot base, Snapshot target) throws IOException {
        try (Listed before = new Listed(store, base);
                Listed after = new Listed(store, target)) {
            IndexSummary changes = IndexWriter.writeChanges(store, new IndexDifference(before, after));
            before.requireWhole();
            after.requireWhole();
            return changes;
        }
    }

    /** The files of a snapshot, with proof at the end: what a site would find out after the medium has crossed is found here. */
    private static final class Listed implements Iterator<IndexRecord>, AutoCloseable {

        private final Snapshot snapshot;
        private final IndexReader records;
        private final SnapshotDigest digest = new SnapshotDigest();

        Listed(ContentStore store, Snapshot snapshot) throws IOException {
            this.snapshot = snapshot;
            this.records = new IndexReader(store.openContent(snapshot.index().form()));
        }

        @Override
        public boolean hasNext() {
            return records.hasNext();
        }

        @Override
        public IndexRecord next() {
            IndexRecord next = records.next();
            digest.add(next.path(), next.size(), next.sha256());
            return next;
        }

        void requireWhole() throws IOException {
            String actual = digest.finish();
            if (!actual.equals(snapshot.digest())) {
                throw new IOException("the listing of snapshot %s has digest %s".formatted(snapshot.digest(), actual));
            }
        }

        @Override
        public void close() throws IOException {
            records.close();
        }
    }
}
