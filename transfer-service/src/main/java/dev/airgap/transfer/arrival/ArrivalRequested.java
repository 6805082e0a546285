package dev.airgap.transfer.arrival;

/** Fired inside the transaction that records an arrival, for whoever reads the medium. */
record ArrivalRequested(String arrivalId) {}
