package dev.airgap.contracts.data;

/** The medium was received by {@code custodian} and everything on it matches its manifest. */
public record TransferArrived(String transferId, String mediumSerial, String manifestSha256, String custodian) {}
