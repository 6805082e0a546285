package dev.airgap.transfer.arrival;

/** Where the reading of a medium is. All but RUNNING are final; a medium is read again by a new arrival. */
public enum ArrivalState {
    RUNNING,
    /** Every new transfer on the medium was delivered. */
    DELIVERED,
    /** Nothing was taken from the medium. */
    REFUSED,
    /** All transfers on the medium had been delivered before. */
    NOTHING_NEW
}
