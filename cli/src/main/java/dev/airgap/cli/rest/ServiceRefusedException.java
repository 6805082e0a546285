package dev.airgap.cli.rest;

/** A service refused a request or could not be reached. */
public final class ServiceRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String detail;

    public ServiceRefusedException(String code, String detail) {
        super(code + ": " + detail);
        this.code = code;
        this.detail = detail;
    }

    /** Stable, as in the table of error codes. */
    public String code() {
        return code;
    }

    /** For people. */
    public String detail() {
        return detail;
    }
}
