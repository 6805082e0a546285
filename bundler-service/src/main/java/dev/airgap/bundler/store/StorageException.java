package dev.airgap.bundler.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;

/** Our own disk, not the update source's, could not be used. */
public final class StorageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What it means for the person who has to do something about it; the names are the codes that people see. */
    public enum Fault {
        /** Make room, then start a new cycle. */
        DISK_FULL,
        /** The disk or its permissions need a look. */
        STORAGE_FAILED
    }

    private final Fault fault;

    private StorageException(Fault fault, String message, IOException cause) {
        super(message, cause);
        this.fault = fault;
    }

    /** @param what what could not be done, for the message */
    public static StorageException of(String what, IOException cause) {
        return isFull(cause)
                ? new StorageException(Fault.DISK_FULL, what + ": no space left on the disk", cause)
                : new StorageException(
                        Fault.STORAGE_FAILED, what + ": " + cause.getClass().getSimpleName(), cause);
    }

    public Fault fault() {
        return fault;
    }

    /** The JDK has no exception of its own for this; the operating system's words are all there is. */
    private static boolean isFull(IOException cause) {
        String reason = cause instanceof FileSystemException e ? e.getReason() : cause.getMessage();
        String words = reason == null ? "" : reason.toLowerCase(Locale.ROOT);
        return words.contains("no space left")
                || words.contains("quota exceeded")
                || words.contains("not enough space");
    }
}
