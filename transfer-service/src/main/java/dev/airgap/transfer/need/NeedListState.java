package dev.airgap.transfer.need;

/** Where a need list is. */
public enum NeedListState {
    /** It waits for a medium that goes back. */
    ISSUED,
    /** It lies on a medium. */
    WRITTEN,
    /** A newer one was issued before it lay on any. */
    REPLACED
}
