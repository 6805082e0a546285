package dev.airgap.cli.rest;

/** A service refused a request or could not be reached. */
public final class ServiceRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    public ServiceRefusedException(String code, String detail) {
        super(code + ": " + detail);
        this.code = code;
    }

    /** Stable, as in the table of error codes. */
    public String code() {
        return code;
    }
}
