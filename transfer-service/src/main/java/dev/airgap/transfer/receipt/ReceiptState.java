package dev.airgap.transfer.receipt;

/** Where a receipt is. */
public enum ReceiptState {
    /** Numbered, signed and kept; its medium has to be put in. */
    ISSUED,
    /** On the medium. */
    WRITTEN,
    /** A newer one says all that it said, and is written in its place. */
    REPLACED
}
