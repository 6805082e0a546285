package dev.airgap.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Iterator;

/** Writes an index into a content store, record by record; memory stays flat. */
public final class IndexWriter {

    private IndexWriter() {}

    /** An index that was written, and the digest of the snapshot that it lists. */
    public record Written(IndexSummary summary, String snapshotDigest) {}

    /**
     * A complete listing that was kept as it is, not in a stored form.
     */
    record Kept(Resulting listing, String snapshotDigest) {}

    /**
     * Writes the index of a full bundle.
     *
     * @param records sorted by path
     * @throws PathException if a path does not sort after the one before, or cannot lie beside another
     * @throws BundleException {@code BUNDLE_TOO_LARGE} if no reader would accept a bundle of so much
     */
    public static Written write(ContentStore store, Iterator<IndexRecord> records) throws IOException {
        SnapshotDigest snapshot = new SnapshotDigest();
        try (PendingBlob lines = lines(store, records, snapshot)) {
            lines.finish();
            StoredFile form = form(store, lines);
            return new Written(new IndexSummary(snapshot.files(), snapshot.bytes(), form), snapshot.finish());
        }
    }

    /**
     * Writes the index of a differential bundle.
     *
     * @param changes sorted by path
     * @return counts what is carried
     * @throws BundleException {@code BUNDLE_TOO_LARGE} if no reader would accept so long an index
     */
    public static IndexSummary writeChanges(ContentStore store, Iterator<IndexChange> changes) throws IOException {
        long files = 0;
        long bytes = 0;
        try (PendingBlob lines = store.newBlob()) {
            while (changes.hasNext()) {
                IndexChange next = changes.next();
                if (next instanceof IndexChange.Carried carried) {
                    files++;
                    bytes += carried.file().size();
                }
                lines.write(next.toLine());
                lines.write('\n');
                requireWithinLimits(files, bytes, lines.size());
            }
            lines.finish();
            return new IndexSummary(files, bytes, form(store, lines));
        }
    }

    /** Keeps a complete listing; {@link ContentStore#sync} makes it durable. */
    static Kept keep(ContentStore store, Iterator<IndexRecord> records) throws IOException {
        SnapshotDigest snapshot = new SnapshotDigest();
        try (PendingBlob lines = lines(store, records, snapshot)) {
            String sha256 = lines.finish();
            lines.commit(sha256);
            return new Kept(new Resulting(sha256, snapshot.files(), snapshot.bytes()), snapshot.finish());
        }
    }

    private static PendingBlob lines(ContentStore store, Iterator<IndexRecord> records, SnapshotDigest snapshot)
            throws IOException {
        PathSet paths = new PathSet();
        PendingBlob lines = store.newBlob();
        try {
            while (records.hasNext()) {
                IndexRecord next = records.next();
                snapshot.add(next.path(), next.size(), next.sha256());
                paths.add(next.path());
                lines.write(next.toLine());
                lines.write('\n');
                requireWithinLimits(snapshot.files(), snapshot.bytes(), lines.size());
            }
            return lines;
        } catch (IOException | RuntimeException e) {
            lines.close();
            throw e;
        }
    }

    private static StoredFile form(ContentStore store, PendingBlob lines) throws IOException {
        try (InputStream content = Files.newInputStream(lines.path())) {
            return store.putDeflated(content);
        }
    }

    private static void requireWithinLimits(long files, long bytes, long indexBytes) {
        if (files > IndexSummary.MAX_FILES
                || bytes > IndexSummary.MAX_BYTES
                || indexBytes > Extraction.MAX_INDEX_BYTES) {
            throw new BundleException(
                    BundleException.Code.BUNDLE_TOO_LARGE,
                    "more than %d files, %d bytes of content or %d bytes of index"
                            .formatted(IndexSummary.MAX_FILES, IndexSummary.MAX_BYTES, Extraction.MAX_INDEX_BYTES));
        }
    }
}
