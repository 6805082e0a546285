package dev.airgap.transfer.custody;

/** Fired inside the transaction that closes a transfer. */
public record TransferClosed(String transferId) {}
