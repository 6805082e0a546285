package dev.airgap.importer.imports;

/** What became of one bundle in one download. */
public enum BundleOutcome {
    REJECTED,
    /** Valid, and passed over for a newer one. */
    SUPERSEDED,
    STAGED,
    SWITCHED,
    ACTIVATED,
    REVERTED,
    /** Waits in the install directory although the update source was asked. */
    NOT_CONSULTED
}
