package dev.airgap.contracts.data;

/** At a desk, the sealed transfer was written to its medium, and every byte was read back. */
public record TransferCopied(String transferId, String mediumSerial, String manifestSha256) {}
