package dev.airgap.transfer.custody;

/**
 * A volume that was sealed once more.
 *
 * @param envelope its new manifest, signed
 * @param sealNumber of the seal that closes the bag it goes in
 * @param actor who asked for it
 */
public record SealedAnew(String envelope, String sealNumber, String actor) {}
