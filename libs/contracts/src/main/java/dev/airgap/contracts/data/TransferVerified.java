package dev.airgap.contracts.data;

/** Everything on the medium matches its manifest, byte for byte, and is kept. */
public record TransferVerified(String transferId, String mediumSerial, String manifestSha256, long bytes) {}
