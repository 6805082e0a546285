package dev.airgap.rules.update;

/**
 * The {@code .dsru} file of an update.
 *
 * @param sha256 of the file, lower-case hex
 */
public record StoredUpdate(long size, String sha256) {}
