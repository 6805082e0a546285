package dev.airgap.media;

import java.io.IOException;
import java.io.InputStream;

/** Where the bytes of a file come from; asked again where writing goes on after an interruption. */
@FunctionalInterface
public interface Source {

    /**
     * The file's bytes from {@code offset}, which is less than its size unless that is 0, to its end; the caller closes it.
     *
     * @throws IOException if it cannot be read; the file is refused as SOURCE_UNREADABLE
     */
    InputStream from(long offset) throws IOException;
}
