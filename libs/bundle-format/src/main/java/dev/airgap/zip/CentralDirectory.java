package dev.airgap.zip;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The derived central directory, collected while the entries pass. It is needed only after the last entry, so it is kept
 * deflated: some 25 bytes an entry instead of 90.
 */
final class CentralDirectory implements AutoCloseable {

    private final Pieces deflated = new Pieces();
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private final DeflaterOutputStream records = new DeflaterOutputStream(deflated, deflater);
    private long entries;
    private long size;

    void add(EntryHeader entry, long offset) {
        byte[] derived = ZipLayout.central(entry, offset);
        try {
            records.write(derived);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        entries++;
        size += derived.length;
    }

    long entries() {
        return entries;
    }

    /** The end of central directory record that follows when this directory begins at {@code offset}. */
    byte[] end(long offset) {
        return ZipLayout.end(entries, offset, size);
    }

    /** All records in order; no entry can be added afterwards. */
    InputStream records() throws IOException {
        records.finish();
        return new InflaterInputStream(deflated.read());
    }

    @Override
    public void close() {
        deflater.end();
    }
}
