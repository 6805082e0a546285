package dev.airgap.cli.keys;

/** A service refused a request or could not be reached. */
public final class ServiceRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ServiceRefusedException(String code, String detail) {
        super(code + ": " + detail);
    }
}
