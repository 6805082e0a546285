package dev.airgap.zip;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/** Bytes in memory that are written, then read once: never copied to grow, and let go of as they are read. */
final class Pieces extends OutputStream {

    private static final int PIECE = 1 << 16;

    private final Deque<byte[]> pieces = new ArrayDeque<>();
    private int used = PIECE;

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        int start = from;
        int left = count;
        while (left > 0) {
            if (used == PIECE) {
                pieces.add(new byte[PIECE]);
                used = 0;
            }
            int fits = Math.min(left, PIECE - used);
            System.arraycopy(bytes, start, pieces.getLast(), used, fits);
            used += fits;
            start += fits;
            left -= fits;
        }
    }

    /** Everything written; nothing can be written afterwards. */
    InputStream read() {
        return new InputStream() {
            private int offset;

            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int from, int count) {
                int end = pieces.size() == 1 ? used : PIECE;
                if (pieces.isEmpty() || offset == end && pieces.size() == 1) {
                    return -1;
                }
                int read = Math.min(count, end - offset);
                System.arraycopy(pieces.getFirst(), offset, bytes, from, read);
                offset += read;
                if (offset == PIECE) {
                    pieces.removeFirst();
                    offset = 0;
                }
                return read;
            }
        };
    }
}
