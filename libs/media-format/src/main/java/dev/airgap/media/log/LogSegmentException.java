package dev.airgap.media.log;

import org.jspecify.annotations.Nullable;

/** Bytes that are not a log segment. Trying again with the same bytes never helps. */
public final class LogSegmentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long line;

    LogSegmentException(long line, String message, @Nullable Throwable cause) {
        super("line " + line + ": " + message, cause);
        this.line = line;
    }

    LogSegmentException(long line, String message) {
        this(line, message, null);
    }

    /** Always {@code SEGMENT_MALFORMED}. */
    public String code() {
        return "SEGMENT_MALFORMED";
    }

    /** The line, counted from 1. */
    public long line() {
        return line;
    }
}
