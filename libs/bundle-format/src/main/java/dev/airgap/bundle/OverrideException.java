package dev.airgap.bundle;

/** A document that is signed, and is no override for this relay. */
public final class OverrideException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why; the name is the stable code that problems carry. */
    public enum Finding {
        /** Not what an override looks like, or it asks for more than an override gives. */
        OVERRIDE_INVALID,
        /** Signed for another site. */
        OVERRIDE_WRONG_SITE,
        /** Past its end. */
        OVERRIDE_EXPIRED
    }

    private final Finding finding;

    OverrideException(Finding finding, String detail) {
        super(detail);
        this.finding = finding;
    }

    OverrideException(Finding finding, String detail, Throwable cause) {
        super(detail, cause);
        this.finding = finding;
    }

    /** UPPER_SNAKE, stable. */
    public String code() {
        return finding.name();
    }
}
