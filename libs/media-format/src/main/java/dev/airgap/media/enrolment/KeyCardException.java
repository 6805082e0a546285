package dev.airgap.media.enrolment;

import org.jspecify.annotations.Nullable;

/** Bytes that are not a key card, or one that is not signed by both of its keys. */
public final class KeyCardException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with the card. */
    public enum Finding {
        /** Not a key card. */
        KEY_CARD_MALFORMED,
        /** Not signed by both keys on it: who made it does not hold them. */
        KEY_CARD_FORGED
    }

    private final Finding finding;

    KeyCardException(Finding finding, String message, @Nullable Throwable cause) {
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
