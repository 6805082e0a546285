package dev.airgap.media.log;

import dev.airgap.trust.JsonObject;
import dev.airgap.trust.Limits;
import dev.airgap.trust.MalformedException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Lines of JSON, each ended by a line feed and of bounded length. */
final class SegmentLines {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream in;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long number;

    SegmentLines(InputStream in) {
        this.in = new BufferedInputStream(in, BUFFER_BYTES);
    }

    /** The number of the line that was read last, from 1. */
    long number() {
        return number;
    }

    /** The next line, or null after the last one. */
    @Nullable
    JsonObject next() throws IOException {
        number++;
        bytes.reset();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                if (bytes.size() == 0) {
                    return null;
                }
                throw new LogSegmentException(number, "does not end in a line feed");
            }
            if (bytes.size() == LogSegmentWriter.LONGEST_LINE_BYTES) {
                throw new LogSegmentException(number, "is longer than 2 MiB");
            }
            bytes.write(b);
        }
        return parse(bytes.toByteArray());
    }

    private JsonObject parse(byte[] line) {
        try {
            return JsonObject.parse(line, Limits.ofBytes(LogSegmentWriter.LONGEST_LINE_BYTES));
        } catch (MalformedException e) {
            throw new LogSegmentException(number, String.valueOf(e.getMessage()), e);
        }
    }
}
