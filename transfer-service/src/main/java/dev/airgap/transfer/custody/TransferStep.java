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
    /** A second person agreed that it may be sealed. */
    APPROVE,
    /** Somebody asked for it to be sealed. */
    SEAL,
    /** The audit log's segment and the signed manifest are on the medium. */
    FINISH_SEALING,
    /** Sealing did not succeed; it can be asked for again. */
    STOP_SEALING,
    DEPART,
    /** One of its media is of no use: the same is to go on another one. */
    REPLACE_VOLUME,
    /** Its medium was reported lost, or two persons closed its cycle as lost. */
    LOSE,
    FIND,
    /** What it carries could not be imported any more. */
    EXPIRE,
    /** It is at the site again, after it was rejected there; or another of its volumes is. */
    ARRIVE,
    /** Every byte was read and matches. */
    VERIFY,
    /** Its files were put in place. */
    DELIVER,
    /** Nothing was taken from its medium. */
    REJECT,
    /** In the DMZ: a receipt says what became of it. In the air gap: that receipt is on the medium. */
    RECEIPT,
    CLOSE
}
