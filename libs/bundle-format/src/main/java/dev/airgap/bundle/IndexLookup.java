package dev.airgap.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds one record in an index that was verified before, by binary search in its file: a few small reads and no memory
 * that grows with the index.
 */
public final class IndexLookup {

    private final FileChannel file;

    private IndexLookup(FileChannel file) {
        this.file = file;
    }

    /**
     * @param index the content of an index: lines sorted by path
     * @return the record of exactly this path
     */
    public static Optional<IndexRecord> find(Path index, BundlePath path) throws IOException {
        try (FileChannel file = FileChannel.open(index, StandardOpenOption.READ)) {
            return new IndexLookup(file).search(path);
        }
    }

    private Optional<IndexRecord> search(BundlePath wanted) throws IOException {
        long low = 0;
        long high = file.size();
        while (low < high) {
            long middle = (low + high) >>> 1;
            long start = startOfLine(middle);
            byte[] line = line(start);
            IndexRecord found = IndexRecord.parse(line);
            int order = wanted.compareTo(found.path());
            if (order == 0) {
                return Optional.of(found);
            }
            if (order < 0) {
                high = start;
            } else {
                low = start + line.length + 1;
            }
        }
        return Optional.empty();
    }

    /** Where the line begins that holds this byte. */
    private long startOfLine(long position) throws IOException {
        long from = Math.max(0, position - IndexRecord.MAX_LINE);
        byte[] before = read(from, (int) (position - from));
        for (int i = before.length - 1; i >= 0; i--) {
            if (before[i] == '\n') {
                return from + i + 1;
            }
        }
        return from;
    }

    private byte[] line(long start) throws IOException {
        byte[] bytes = read(start, IndexRecord.MAX_LINE + 1);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return Arrays.copyOf(bytes, i);
            }
        }
        return bytes;
    }

    private byte[] read(long from, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining() && file.read(buffer, from + buffer.position()) >= 0) {
            // A read may give less than asked for.
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }
}
