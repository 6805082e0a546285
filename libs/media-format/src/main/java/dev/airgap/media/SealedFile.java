package dev.airgap.media;

import dev.airgap.trust.Sha256;

/**
 * What a file on a medium consists of.
 *
 * @param size in bytes
 * @param sha256 of its bytes
 */
public record SealedFile(long size, Sha256 sha256) {}
