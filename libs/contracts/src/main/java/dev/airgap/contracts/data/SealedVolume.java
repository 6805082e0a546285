package dev.airgap.contracts.data;

/**
 * One medium of a sealed transfer.
 *
 * @param number 1 for the first
 * @param manifestSha256 of its manifest's envelope
 */
public record SealedVolume(int number, String mediumSerial, String manifestSha256) {}
