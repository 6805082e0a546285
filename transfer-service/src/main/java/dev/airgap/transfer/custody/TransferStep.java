package dev.airgap.transfer.custody;

/** What can be done to a transfer. */
public enum TransferStep {
    /** All files of the cycle are known. */
    COMPLETE,
    /** Somebody asked for it to be written to a medium. */
    WRITE,
    /** Every byte was written and read back. */
    FINISH_WRITING,
    /** Writing failed, or another transfer was written over it. */
    FAIL,
    SEAL,
    DEPART,
    /** Its files were put in place. */
    DELIVER
}
