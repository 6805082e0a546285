package dev.airgap.transfer.scan;

/** What the station says. */
public enum ScanVerdict {
    /** Nothing was found. */
    CLEAN,
    /** The medium must not be read. */
    SUSPICIOUS
}
