package dev.airgap.rules.export;

/** The rule files, or the key, do not make a rule update; doing it again with the same ones will not help. */
final class ExportFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    ExportFailedException(String code, String detail) {
        super(detail);
        this.code = code;
    }

    ExportFailedException(String code, String detail, Throwable cause) {
        super(detail, cause);
        this.code = code;
    }

    /** UPPER_SNAKE, stable. */
    String code() {
        return code;
    }
}
