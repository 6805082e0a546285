package dev.airgap.contracts.data;

/** The medium was handed over by {@code custodian}. */
public record TransferDeparted(String transferId, String mediumSerial, String custodian) {}
