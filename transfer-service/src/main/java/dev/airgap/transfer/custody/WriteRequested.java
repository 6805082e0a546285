package dev.airgap.transfer.custody;

/** Fired inside the transaction that asks for a write, for whoever writes. */
public record WriteRequested(String transferId) {}
