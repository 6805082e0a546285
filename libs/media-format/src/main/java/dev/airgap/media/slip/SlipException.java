package dev.airgap.media.slip;

import org.jspecify.annotations.Nullable;

/** Text or bytes that are not a slip of this site. */
public final class SlipException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with the slip. */
    public enum Finding {
        /** Lines do not add up, or are missing: to be typed again. */
        SLIP_MISTYPED,
        /** Typed as it was shown, and not signed by the key of the site. */
        RECEIPT_FORGED,
        /** Signed by the site, and not a slip. */
        RECEIPT_MALFORMED
    }

    private final Finding finding;

    SlipException(Finding finding, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.finding = finding;
    }

    static SlipException mistyped(String message) {
        return new SlipException(Finding.SLIP_MISTYPED, message, null);
    }

    /** The stable code of the finding. */
    public String code() {
        return finding.name();
    }

    public Finding finding() {
        return finding;
    }
}
