package dev.airgap.kit.inbox;

/** The inbox could not use its database. */
class InboxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
