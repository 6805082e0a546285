package dev.airgap.transfer.returned;

/** Where the reading of a returned medium is. All but RUNNING are final; a medium is read again by a new request. */
public enum ReturnState {
    RUNNING,
    /** A receipt on it is the newest now. */
    ACCEPTED,
    /** Something came back, and nothing of it was taken. */
    REFUSED,
    /** There was nothing in its return folders. */
    NOTHING_RETURNED
}
