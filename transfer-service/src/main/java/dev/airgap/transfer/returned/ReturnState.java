package dev.airgap.transfer.returned;

/** Where the reading of a returned medium is. All but RECEIVING and RUNNING are final; a medium is read again by a new request. */
public enum ReturnState {
    /** The medium is at a desk; what came back on it is being handed over to this service. */
    RECEIVING,
    RUNNING,
    /** A receipt on it is the newest now, or a need list. */
    ACCEPTED,
    /** Something came back, and nothing of it was taken. */
    REFUSED,
    /** There was nothing in its return folders. */
    NOTHING_RETURNED
}
