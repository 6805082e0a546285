package dev.airgap.cli.media;

import dev.airgap.media.MediumException;

/** Work at a medium stops: nothing is half-done, and the same command goes on where it stopped. */
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

    MediaException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    static MediaException of(MediumException e) {
        return new MediaException(Kind.REFUSED, e.code() + ": " + e.getMessage());
    }

    public Kind kind() {
        return kind;
    }
}
