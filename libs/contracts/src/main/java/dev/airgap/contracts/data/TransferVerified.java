package dev.airgap.contracts.data;

/**
 * Everything on its media matches their manifests, byte for byte, and is kept.
 *
 * @param mediumSerial of its medium; of all, with commas in between, if there are several
 * @param manifestSha256 of the first volume's envelope
 * @param bytes of its files and of the log's segment
 */
public record TransferVerified(String transferId, String mediumSerial, String manifestSha256, long bytes) {}
