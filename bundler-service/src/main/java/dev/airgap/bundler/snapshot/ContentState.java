package dev.airgap.bundler.snapshot;

/** Whether the content of a snapshot is here. */
enum ContentState {
    /** All of it. */
    HELD,
    /** It is not used any more; some of it may be gone. */
    DELETING,
    /** What other snapshots do not share is gone. */
    DELETED
}
