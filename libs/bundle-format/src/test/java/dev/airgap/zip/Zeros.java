package dev.airgap.zip;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** So many zeros, without the memory, disk or time that so many other bytes would take. */
public final class Zeros extends InputStream {

    private static final int PIECE = 1 << 20;

    private long left;

    public Zeros(long count) {
        left = count;
    }

    /**
     * A deflate stream of {@code mebibytes} MiB of zeros. A full flush makes each piece independent of those before it, so
     * that one is deflated and repeated.
     */
    public static InputStream deflated(int mebibytes) {
        byte[] piece = piece();
        // An empty last block with fixed codes (RFC 1951 section 3.2.6).
        byte[] end = {3, 0};
        return new InputStream() {
            private int pieces;
            private InputStream current = InputStream.nullInputStream();

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int from, int count) throws IOException {
                int read = current.read(bytes, from, count);
                while (read < 0 && pieces <= mebibytes) {
                    current = new ByteArrayInputStream(pieces < mebibytes ? piece : end);
                    pieces++;
                    read = current.read(bytes, from, count);
                }
                return read;
            }
        };
    }

    /** Bytes of {@link #deflated}. */
    public static long deflatedSize(int mebibytes) {
        return (long) piece().length * mebibytes + 2;
    }

    private static byte[] piece() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = Deflation.deflater();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater, PIECE) {
            @Override
            public void flush() throws IOException {
                byte[] flushed = new byte[PIECE];
                out.write(flushed, 0, def.deflate(flushed, 0, PIECE, Deflater.FULL_FLUSH));
            }
        }) {
            out.write(new byte[PIECE]);
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
    }

    @Override
    public int read() {
        return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] bytes, int from, int count) {
        if (left <= 0) {
            return -1;
        }
        int given = (int) Math.min(count, left);
        Arrays.fill(bytes, from, from + given, (byte) 0);
        left -= given;
        return given;
    }
}
