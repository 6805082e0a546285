package dev.airgap.rules.validation;

/** How far a validation is. */
public enum ValidationState {
    QUEUED,
    FINISHED
}
