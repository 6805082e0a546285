package dev.airgap.trust;

/** A refusal of this library. Trying again with the same bytes never helps. */
public abstract sealed class TrustException extends RuntimeException
        permits MalformedException,
                EnvelopeException,
                KeyException,
                RootException,
                UntrustedException,
                CheckpointException {

    private final String code;

    TrustException(String code, String message) {
        super(message);
        this.code = code;
    }

    TrustException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** The stable name of the finding, in UPPER_SNAKE, for events and problem documents. */
    public final String code() {
        return code;
    }
}
