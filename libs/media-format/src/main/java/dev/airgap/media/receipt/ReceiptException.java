package dev.airgap.media.receipt;

import org.jspecify.annotations.Nullable;

/** Bytes that are not a receipt of this site. Trying again with the same bytes never helps. */
public final class ReceiptException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with the receipt. */
    public enum Finding {
        /** Not an envelope, or not signed by the key of the site. */
        RECEIPT_FORGED,
        /** Signed by the site, and not a receipt. */
        RECEIPT_MALFORMED,
        /** Of another site. */
        RECEIPT_WRONG_SITE
    }

    private final Finding finding;

    ReceiptException(Finding finding, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.finding = finding;
    }

    /** The stable code of the finding. */
    public String code() {
        return finding.name();
    }

    public Finding finding() {
        return finding;
    }
}
