package dev.airgap.importer.imports;

/** How a download ended. */
public enum DownloadOutcome {
    /** A newer snapshot is served and was read back. */
    ACTIVATED,
    /** What was there, or what the update source offered, is active already. */
    NOTHING_NEW,
    /** No bundle was there, or the one that a delivery named is neither there nor known here. */
    NOTHING_ARRIVED,
    /** Every bundle that was there was refused. */
    REJECTED,
    /** A bundle was switched to, reading it back failed, and the one before is served again. */
    REVERTED,
    /** The relay itself failed; the bundles are where they were. */
    FAILED
}
