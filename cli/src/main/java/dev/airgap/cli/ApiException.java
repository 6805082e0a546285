package dev.airgap.cli;

/** A service refused a request or could not be reached. */
final class ApiException extends RuntimeException {

    private final int status;
    private final String code;

    /** @param status HTTP status, 0 when there was no answer */
    ApiException(int status, String code, String detail) {
        super(detail);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
