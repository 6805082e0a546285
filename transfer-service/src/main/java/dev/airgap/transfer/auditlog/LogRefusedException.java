package dev.airgap.transfer.auditlog;

/** The audit log does not give what was asked for, or something else; asking again for the same will not help. */
public class LogRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    LogRefusedException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    LogRefusedException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** The stable code of the finding: LOG_REFUSED or SEGMENT_MALFORMED. */
    public String code() {
        return code;
    }
}
