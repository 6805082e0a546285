package dev.airgap.media.need;

import org.jspecify.annotations.Nullable;

/** Bytes that are not a need list of this site. Trying again with the same bytes never helps. */
public final class NeedListException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    public enum Finding {
        /** Not an envelope, or not signed by the key of the site. */
        NEED_LIST_FORGED,
        /** Signed by the site, and not a need list of it. */
        NEED_LIST_MALFORMED
    }

    private final Finding finding;

    NeedListException(Finding finding, String message, @Nullable Throwable cause) {
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
