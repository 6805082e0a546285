package dev.airgap.zip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sizes and offsets beyond 32 bits, in a sparse file. */
class LargeFileIT {

    private static final long FIVE_GIB = 5L << 30;

    /** Its CRC-32 is never computed: only headers are compared here. */
    private static final EntryHeader LARGE = new EntryHeader("large", Method.STORED, 0, FIVE_GIB, FIVE_GIB);

    private static final EntryHeader BEHIND = new EntryHeader("small", Method.STORED, 0, 0, 0);

    @TempDir
    Path directory;

    @Test
    void anEntryOfFiveGibibytesAndOneBehindItAreReadBackAndFoundByAnyTool() throws IOException {
        Path zip = directory.resolve("large.zip");
        try (SparseOutput out = new SparseOutput(zip);
                StrictZipWriter writer = new StrictZipWriter(out)) {
            writer.add(LARGE, new Zeros(FIVE_GIB));
            writer.add(BEHIND, InputStream.nullInputStream());
            writer.finish();
        }
        try (StrictZipReader reader = new StrictZipReader(FileChannel.open(zip))) {
            reader.next(LARGE, OutputStream.nullOutputStream());
            reader.next(BEHIND, OutputStream.nullOutputStream());
            reader.finish();
        }
        try (ZipFile file = new ZipFile(zip.toFile())) {
            assertThat(file.getEntry("large").getSize()).isEqualTo(FIVE_GIB);
            assertThat(file.getInputStream(file.getEntry("small"))).isEmpty();
        }
    }

    /** Leaves holes where zeros are written. */
    private static final class SparseOutput extends OutputStream {

        private static final int BLOCK = 1 << 16;

        private final FileChannel channel;

        SparseOutput(Path file) throws IOException {
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

    private static final class Zeros extends InputStream {

        private long left;

        Zeros(long count) {
            left = count;
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
}
