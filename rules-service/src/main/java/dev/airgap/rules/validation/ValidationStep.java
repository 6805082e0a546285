package dev.airgap.rules.validation;

/** What a validation does, in this order. */
public enum ValidationStep {
    /** The file comes from transfer-service, if it was not uploaded. */
    FETCHING,
    /** Signature, site, name, every byte and every rule. */
    VERIFYING,
    /** What it would change. */
    COMPARING
}
