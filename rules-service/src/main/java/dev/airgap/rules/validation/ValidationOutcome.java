package dev.airgap.rules.validation;

/** How a validation ended. */
public enum ValidationOutcome {
    /** A new update waits for its confirmation. */
    ACCEPTED,
    /** The very same update waits already, or is about to be applied. */
    ALREADY_KNOWN,
    /** The very same update is in use. */
    ALREADY_APPLIED,
    /** Refused; nothing changed. */
    REJECTED
}
