package dev.airgap.zip;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells an error of the file that is read from an error of whatever its bytes are written to. */
final class Source extends FilterInputStream {

    private long offset;

    Source(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        try {
            int b = in.read();
            offset += b < 0 ? 0 : 1;
            return b;
        } catch (IOException e) {
            throw new ZipUnreadableException(offset, e);
        }
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        try {
            int read = in.read(bytes, from, count);
            offset += Math.max(read, 0);
            return read;
        } catch (IOException e) {
            throw new ZipUnreadableException(offset, e);
        }
    }
}
