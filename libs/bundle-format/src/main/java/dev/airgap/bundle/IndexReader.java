package dev.airgap.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;

/**
 * Streams the records of an index that was verified by digest before. Order, path rules and collisions are checked while
 * reading. The iterator throws {@link BundleException} and {@link UncheckedIOException}.
 */
public final class IndexReader implements Iterator<IndexRecord>, AutoCloseable {

    private final SortedLines<IndexRecord> lines;
    private final PathSet paths = new PathSet();

    /** @param lines the content of an index, inflated; closed with this reader */
    public IndexReader(InputStream lines) {
        this.lines = new SortedLines<>(lines, IndexRecord::parse, IndexRecord::path);
    }

    @Override
    public boolean hasNext() {
        return lines.hasNext();
    }

    @Override
    public IndexRecord next() {
        IndexRecord next = lines.next();
        paths.add(next.path());
        return next;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
