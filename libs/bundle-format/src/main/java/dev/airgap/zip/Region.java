package dev.airgap.zip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A region of a file, read without moving the position of its channel. */
final class Region extends InputStream {

    private final FileChannel channel;
    private final long end;
    private long offset;

    Region(FileChannel channel, long from, long count) {
        this.channel = channel;
        this.offset = from;
        this.end = from + count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        if (offset >= end) {
            return -1;
        }
        try {
            int read = channel.read(ByteBuffer.wrap(bytes, from, (int) Math.min(count, end - offset)), offset);
            offset += Math.max(read, 0);
            return read;
        } catch (IOException e) {
            throw new ZipUnreadableException(offset, e);
        }
    }
}
