package dev.airgap.audit.log;

/**
 * What the log says about itself at one size.
 *
 * @param note the signed note, in UTF-8
 */
public record SignedCheckpoint(String origin, long size, byte[] note) {}
