package dev.airgap.contracts.data;

/** Writing did not succeed; it can be tried again. */
public record TransferWriteFailed(String transferId, String code, String detail) {}
