package dev.airgap.importer.imports;

/** How a download ended. */
public enum DownloadOutcome {
    /** A newer snapshot is served and was read back. */
    ACTIVATED,
    /** Nothing was there that is not active already. */
    NOTHING_NEW,
    /** A delivery named a bundle that is neither in the install directory nor known here. */
    NOTHING_ARRIVED,
    /** Every bundle that was there was refused. */
    REJECTED,
    /** A bundle was switched to, reading it back failed, and the one before is served again. */
    REVERTED,
    /** The relay itself failed; the bundles are where they were. */
    FAILED
}
