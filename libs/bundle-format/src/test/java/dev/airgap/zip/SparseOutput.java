package dev.airgap.zip;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Leaves holes where zeros are written. What is written last must not be zeros. */
public final class SparseOutput extends OutputStream {

    private static final int BLOCK = 1 << 16;

    private final FileChannel channel;

    public SparseOutput(Path file) throws IOException {
        channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        if (count == BLOCK && Arrays.equals(bytes, from, from + count, new byte[BLOCK], 0, BLOCK)) {
            channel.position(channel.position() + count);
        } else {
            channel.write(ByteBuffer.wrap(bytes, from, count));
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
