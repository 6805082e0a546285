package dev.airgap.bundler.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one listed file. Reaching the end checks that the file is still the one that was listed, and every failure
 * to read is a {@link SourceException}: an {@link IOException} seen by the reader is then never the source's.
 */
final class ListedContent extends InputStream {

    /** Asks the operating system about the file once more. */
    interface Check {
        void run() throws IOException;
    }

    private final InputStream content;
    private final SourceFile file;
    private final Check atEnd;
    private long read;

    ListedContent(InputStream content, SourceFile file, Check atEnd) {
        this.content = content;
        this.file = file;
        this.atEnd = atEnd;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        try {
            int count = content.read(target, offset, length);
            if (count > 0) {
                read += count;
            }
            // A file that grows for ever would otherwise be read for ever.
            if (read > file.size() || (count < 0 && read < file.size())) {
                throw changed(file, null);
            }
            if (count < 0) {
                atEnd.run();
            }
            return count;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    static SourceException changed(SourceFile file, @Nullable IOException cause) {
        return new SourceException(
                SourceFault.SOURCE_CHANGED, file.path().value() + " changed while the source was read", cause);
    }

    static SourceException unreadable(SourceFile file, IOException cause) {
        return cause instanceof NoSuchFileException
                ? changed(file, cause)
                : new SourceException(
                        SourceFault.SOURCE_UNREADABLE,
                        "%s cannot be read (%s)"
                                .formatted(file.path().value(), cause.getClass().getSimpleName()),
                        cause);
    }
}
