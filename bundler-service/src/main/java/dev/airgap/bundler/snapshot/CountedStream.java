package dev.airgap.bundler.snapshot;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells how many bytes each read returned. */
final class CountedStream extends FilterInputStream {

    private final LongConsumer counter;

    CountedStream(InputStream content, LongConsumer counter) {
        super(content);
        this.counter = counter;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) {
            counter.accept(1);
        }
        return one;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        if (count > 0) {
            counter.accept(count);
        }
        return count;
    }
}
