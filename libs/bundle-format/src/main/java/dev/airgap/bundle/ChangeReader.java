package dev.airgap.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;

/**
 * Streams the index of a differential bundle that was verified by digest before. Whether its paths can lie beside those of
 * the base shows when both are merged. The iterator throws {@link BundleException} and {@link UncheckedIOException}.
 */
public final class ChangeReader implements Iterator<IndexChange>, AutoCloseable {

    private final SortedLines<IndexChange> lines;

    /** @param lines the content of an index, inflated; closed with this reader */
    public ChangeReader(InputStream lines) {
        this.lines = new SortedLines<>(lines, IndexChange::parse, IndexChange::path);
    }

    @Override
    public boolean hasNext() {
        return lines.hasNext();
    }

    @Override
    public IndexChange next() {
        return lines.next();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
