package dev.airgap.bundle;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Streams the records of an index that was verified by digest before. Order, path rules and collisions are checked while
 * reading. The iterator throws {@link BundleException} and {@link UncheckedIOException}.
 */
public final class IndexReader implements Iterator<IndexRecord>, AutoCloseable {

    private final InputStream lines;
    private final PathSet paths = new PathSet();
    private @Nullable BundlePath last;
    private @Nullable IndexRecord next;

    /** @param lines the content of an index, inflated; closed with this reader */
    public IndexReader(InputStream lines) {
        this.lines = new BufferedInputStream(lines, 1 << 16);
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = read();
        }
        return next != null;
    }

    @Override
    public IndexRecord next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("the index has no more records");
        }
        IndexRecord current = next;
        next = null;
        return current;
    }

    private @Nullable IndexRecord read() {
        byte[] line = readLine();
        if (line.length == 0) {
            return null;
        }
        IndexRecord index = IndexRecord.parse(line);
        if (last != null && last.compareTo(index.path()) >= 0) {
            throw new PathException(index.path().value(), "does not sort after \"" + last + "\"");
        }
        paths.add(index.path());
        last = index.path();
        return index;
    }

    /** The next line without its end; empty at the end of the index. */
    private byte[] readLine() {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        try {
            int b = lines.read();
            if (b < 0) {
                return new byte[0];
            }
            for (; b != '\n'; b = lines.read()) {
                if (b < 0) {
                    throw invalid("the last line has no end");
                }
                if (line.size() == IndexRecord.MAX_LINE) {
                    throw invalid("a line is longer than " + IndexRecord.MAX_LINE + " bytes");
                }
                line.write(b);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (line.size() == 0) {
            throw invalid("an empty line");
        }
        return line.toByteArray();
    }

    private BundleException invalid(String detail) {
        return new BundleException(
                BundleException.Code.BUNDLE_INDEX_INVALID,
                "index after " + (last == null ? "its start" : last) + ": " + detail);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
