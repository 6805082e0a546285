package dev.airgap.kit.problem;

/** Trying again will help: another service, the broker or the database is away. Never shown to a client as it is. */
public class TransientFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TransientFailure(String message, Throwable cause) {
        super(message, cause);
    }

    public TransientFailure(String message) {
        super(message);
    }
}
