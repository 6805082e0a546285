package dev.airgap.cli.enrolment;

import org.jspecify.annotations.Nullable;

/** A step of the ceremony that was refused. Nothing was changed by it. */
public final class EnrolmentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why it was refused. */
    public enum Finding {
        /** Not two different persons confirmed. */
        ENROLMENT_TWO_PERSONS,
        /** A person typed another fingerprint than that of what lies on the medium. */
        ENROLMENT_FINGERPRINT_DIFFERS,
        /** There is no kit for this site on the medium. */
        ENROLMENT_KIT_MISSING,
        /** The kit is not a root document that can be trusted. */
        ENROLMENT_KIT_INVALID,
        /** There is no key card of this site on the medium. */
        ENROLMENT_CARD_MISSING,
        /** What lies in the card's place is not a key card. */
        ENROLMENT_CARD_INVALID,
        /** The card is not signed by both keys on it. */
        ENROLMENT_CARD_FORGED,
        /** The kit or the card is for another site. */
        ENROLMENT_WRONG_SITE,
        /** The site trusts another root document than the one here. */
        ENROLMENT_OTHER_ROOT,
        /** The root document here cannot be read or trusted, or there is none. */
        ENROLMENT_ROOT_INVALID,
        /** The root key here is missing, or is not enough to sign the next root document. */
        ENROLMENT_ROOT_KEY,
        /** A key is unreadable, is not the one that the root document names, or already has another role. */
        ENROLMENT_KEY,
        /** Demonstration keys and others do not mix. */
        ENROLMENT_DEMONSTRATION,
        /** The site is enrolled with other keys. */
        ENROLMENT_ALREADY_ENROLLED
    }

    private final Finding finding;

    EnrolmentException(Finding finding, String detail, @Nullable Throwable cause) {
        super(finding.name() + ": " + detail, cause);
        this.finding = finding;
    }

    EnrolmentException(Finding finding, String detail) {
        this(finding, detail, null);
    }

    public Finding finding() {
        return finding;
    }

    /** The stable code, also the beginning of the message. */
    public String code() {
        return finding.name();
    }
}
