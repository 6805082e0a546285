package dev.airgap.transfer.custody;

/**
 * A volume that was sealed once more.
 *
 * @param manifestSha256 of its new manifest
 * @param sealNumber of the seal that closes the bag it goes in
 * @param actor who asked for it
 */
public record SealedAnew(String manifestSha256, String sealNumber, String actor) {}
