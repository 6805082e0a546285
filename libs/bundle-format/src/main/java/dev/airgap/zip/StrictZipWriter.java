package dev.airgap.zip;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Writes a zip whose bytes depend on nothing but the headers and stored bytes it is given. Closing does not close the
 * stream underneath.
 */
public final class StrictZipWriter implements AutoCloseable {

    private static final int CHUNK = 1 << 16;

    private final OutputStream out;
    private final CentralDirectory central = new CentralDirectory();
    private final byte[] chunk = new byte[CHUNK];
    private long offset;

    /** @param out where the zip goes, from its first byte; buffered by the caller if it wants that */
    public StrictZipWriter(OutputStream out) {
        this.out = out;
    }

    /**
     * Appends one entry.
     *
     * @param stored the bytes as they lie in the zip: already deflated for {@link Method#DEFLATED}
     * @throws IOException if {@code stored} is not exactly {@code entry.storedSize()} bytes long, or on a write error
     */
    public void add(EntryHeader entry, InputStream stored) throws IOException {
        central.add(entry, offset);
        write(ZipLayout.local(entry));
        long left = entry.storedSize();
        while (left > 0) {
            int read = stored.read(chunk, 0, (int) Math.min(chunk.length, left));
            if (read < 0) {
                throw new EOFException("entry " + entry.name() + ": stored bytes end " + left + " bytes early");
            }
            out.write(chunk, 0, read);
            left -= read;
            offset += read;
        }
        if (stored.read() >= 0) {
            throw new IOException("entry " + entry.name() + ": more than " + entry.storedSize() + " stored bytes");
        }
    }

    /** Writes the central directory and its end; the zip is complete when this returns. */
    public void finish() throws IOException {
        byte[] end = central.end(offset);
        try (InputStream records = central.records()) {
            records.transferTo(out);
        }
        out.write(end);
        out.flush();
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        offset += bytes.length;
    }

    @Override
    public void close() {
        central.close();
    }
}
