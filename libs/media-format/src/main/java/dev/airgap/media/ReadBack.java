package dev.airgap.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads a file that was just written, past the page cache where the file system can (O_DIRECT), so that what is compared
 * lies on the medium and not in memory.
 */
final class ReadBack {

    private static final int PIECE_BYTES = 1 << 20;
    private static final int SMALLEST_BLOCK_BYTES = 512;

    private static final Set<OpenOption> CACHED = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    private ReadBack() {}

    /** Hands every byte of {@code file}, in order, to {@code piece}; the buffer is valid only during the call. */
    static void read(Path file, Consumer<ByteBuffer> piece) throws IOException {
        Optional<OpenOption> direct = directOption();
        int block = blockSize(file);
        if (direct.isEmpty() || block < SMALLEST_BLOCK_BYTES || Integer.bitCount(block) != 1 || block > PIECE_BYTES) {
            read(file, CACHED, 1, piece);
            return;
        }
        boolean[] started = {false};
        try {
            read(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS, direct.get()), block, buffer -> {
                started[0] = true;
                piece.accept(buffer);
            });
        } catch (IOException | UnsupportedOperationException e) {
            if (started[0]) {
                throw e;
            }
            // No direct access here (tmpfs, network shares, FUSE). A read through the cache still proves what the
            // kernel holds after the sync.
            read(file, CACHED, 1, piece);
        }
    }

    private static void read(Path file, Set<OpenOption> how, int alignment, Consumer<ByteBuffer> piece)
            throws IOException {
        try (FileChannel channel = FileChannel.open(file, how)) {
            long size = channel.size();
            ByteBuffer buffer =
                    ByteBuffer.allocateDirect(PIECE_BYTES + alignment).alignedSlice(alignment);
            // After the last, partial block the position is not aligned any more and must not be read from.
            for (long position = 0; position < size; ) {
                buffer.clear().limit(PIECE_BYTES);
                int read = channel.read(buffer);
                if (read < 0) {
                    return;
                }
                position += read;
                piece.accept(buffer.flip());
            }
        }
    }

    /** Named in a string: the option is the JDK's own, in module jdk.unsupported, which a runtime may lack. */
    private static Optional<OpenOption> directOption() {
        try {
            Object[] options =
                    Class.forName("com.sun.nio.file.ExtendedOpenOption").getEnumConstants();
            return Stream.of(options)
                    .filter(option -> option.toString().equals("DIRECT"))
                    .map(OpenOption.class::cast)
                    .findFirst();
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private static int blockSize(Path file) throws IOException {
        try {
            return Math.toIntExact(Files.getFileStore(file).getBlockSize());
        } catch (UnsupportedOperationException | ArithmeticException e) {
            return 0;
        }
    }
}
