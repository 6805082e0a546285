package dev.airgap.bundle;

import dev.airgap.zip.StrictZipReader;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Tells a {@link Progress} how far the zip is read. */
final class Meter {

    private final Progress progress;
    private final StrictZipReader zip;

    Meter(Progress progress, StrictZipReader zip) {
        this.progress = progress;
        this.zip = zip;
    }

    void at(long offset) throws IOException {
        progress.read(offset, zip.size());
    }

    /**
     * Moves on by {@code span} bytes of the zip while {@code count} bytes are written.
     *
     * @param from offset in the zip at which this begins
     */
    OutputStream watching(OutputStream out, long from, long span, long count) {
        return new FilterOutputStream(out) {
            private long written;

            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int start, int length) throws IOException {
                out.write(bytes, start, length);
                written += length;
                at(from + (long) ((double) span * written / Math.max(count, 1)));
            }
        };
    }
}
