package dev.airgap.transfer.arrival;

/** Where the reading of a medium is. All but RECEIVING and RUNNING are final; a medium is read again by a new arrival. */
public enum ArrivalState {
    /** The medium is at a desk; what lies on it is being handed over to this service. */
    RECEIVING,
    RUNNING,
    /** Every new transfer on the medium was delivered. */
    DELIVERED,
    /** What is on the medium was taken; other volumes of its transfer have not come. */
    INCOMPLETE,
    /** Nothing was taken from the medium. */
    REFUSED,
    /** All transfers on the medium had been delivered before. */
    NOTHING_NEW
}
