package dev.airgap.bundle;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an index, one JSON object each, sorted by path. Whether paths can lie beside each other is for whoever reads
 * them.
 *
 * @param <T> what a line says
 */
final class SortedLines<T> implements Iterator<T>, AutoCloseable {

    private final InputStream lines;
    private final Function<byte[], T> parser;
    private final Function<T, BundlePath> path;
    private @Nullable BundlePath last;
    private @Nullable T next;

    /** @param lines the content of an index, inflated; closed with this reader */
    SortedLines(InputStream lines, Function<byte[], T> parser, Function<T, BundlePath> path) {
        this.lines = new BufferedInputStream(lines, 1 << 16);
        this.parser = parser;
        this.path = path;
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = read();
        }
        return next != null;
    }

    @Override
    public T next() {
        T current = hasNext() ? next : null;
        if (current == null) {
            throw new NoSuchElementException("the index has no more records");
        }
        next = null;
        return current;
    }

    private @Nullable T read() {
        byte[] line = readLine();
        if (line.length == 0) {
            return null;
        }
        T read = parser.apply(line);
        BundlePath here = path.apply(read);
        if (last != null && last.compareTo(here) >= 0) {
            throw new PathException(here.value(), "does not sort after \"" + last + "\"");
        }
        last = here;
        return read;
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
                BundlePath.INDEX_ENTRY,
                "index after " + (last == null ? "its start" : last) + ": " + detail,
                null);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
