package dev.airgap.zip;

import java.io.IOException;

/** The file could not be read on: an I/O error of its medium. Says nothing about its content; reading again may help. */
public final class ZipUnreadableException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long offset;

    ZipUnreadableException(long offset, IOException cause) {
        super("cannot be read at offset " + offset + ": " + cause.getMessage(), cause);
        this.offset = offset;
    }

    /** First byte, or some bytes before it, that could not be read. */
    public long offset() {
        return offset;
    }
}
