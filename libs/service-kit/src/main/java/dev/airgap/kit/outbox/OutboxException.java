package dev.airgap.kit.outbox;

/** The events of a transaction could not be written; the transaction rolls back. */
public class OutboxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
