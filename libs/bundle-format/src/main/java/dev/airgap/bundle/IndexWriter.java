package dev.airgap.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Iterator;

/** Writes an index into a content store, record by record. */
public final class IndexWriter {

    private IndexWriter() {}

    /** An index that was written, and the digest of the snapshot that it lists. */
    public record Written(IndexSummary summary, String snapshotDigest) {}

    /**
     * Writes all records; memory stays flat.
     *
     * @param records sorted by path
     * @throws PathException if a path does not sort after the one before, or cannot lie beside another
     * @throws BundleException {@code BUNDLE_TOO_LARGE} if no reader would accept a bundle of so much
     */
    public static Written write(ContentStore store, Iterator<IndexRecord> records) throws IOException {
        SnapshotDigest snapshot = new SnapshotDigest();
        PathSet paths = new PathSet();
        try (PendingBlob lines = store.newBlob()) {
            while (records.hasNext()) {
                IndexRecord next = records.next();
                snapshot.add(next.path(), next.size(), next.sha256());
                paths.add(next.path());
                lines.write(next.toLine());
                lines.write('\n');
                requireWithinLimits(snapshot, lines.size());
            }
            lines.finish();
            try (InputStream content = Files.newInputStream(lines.path())) {
                StoredFile form = store.putDeflated(content);
                return new Written(new IndexSummary(snapshot.files(), snapshot.bytes(), form), snapshot.finish());
            }
        }
    }

    private static void requireWithinLimits(SnapshotDigest snapshot, long indexBytes) {
        if (snapshot.files() > IndexSummary.MAX_FILES
                || snapshot.bytes() > IndexSummary.MAX_BYTES
                || indexBytes > Extraction.MAX_INDEX_BYTES) {
            throw new BundleException(
                    BundleException.Code.BUNDLE_TOO_LARGE,
                    "more than %d files, %d bytes of content or %d bytes of index"
                            .formatted(IndexSummary.MAX_FILES, IndexSummary.MAX_BYTES, Extraction.MAX_INDEX_BYTES));
        }
    }
}
