package dev.airgap.cli.media;

import dev.airgap.cli.rest.ServiceRefusedException;
import dev.airgap.media.MediumException;

/** Work at a medium stops: nothing is half-done, and the same command goes on where it stopped. Says what to do next. */
public final class MediaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Who is to blame decides the exit code. */
    public enum Kind {
        /** The medium, or what is on it, is refused. */
        REFUSED,
        /** Somebody else has to do something first, or the same command has to be run again. */
        NOT_YET
    }

    private final Kind kind;

    private MediaException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** @param code stable, as in the table of error codes */
    MediaException(Kind kind, String code, String detail) {
        this(kind, code + ": " + detail + System.lineSeparator() + Words.next(code));
    }

    /** Nothing is wrong; somebody is next. */
    static MediaException waits(String what) {
        return new MediaException(Kind.NOT_YET, what);
    }

    static MediaException of(MediumException e) {
        return new MediaException(Kind.REFUSED, e.code(), String.valueOf(e.getMessage()));
    }

    static MediaException of(ServiceRefusedException e) {
        return new MediaException(Kind.NOT_YET, e.code(), e.detail());
    }

    public Kind kind() {
        return kind;
    }
}
