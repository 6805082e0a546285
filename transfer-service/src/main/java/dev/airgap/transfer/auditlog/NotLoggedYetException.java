package dev.airgap.transfer.auditlog;

/** The audit log does not hold an event yet, or no checkpoint covers it: it will. */
public class NotLoggedYetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotLoggedYetException(Throwable cause) {
        super("the audit log does not hold the events yet", cause);
    }
}
