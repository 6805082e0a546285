package dev.airgap.media;

import dev.airgap.trust.Sha256;

/**
 * A transfer whose volume manifest was verified and whose folder holds exactly the named files, their bytes still unread.
 *
 * @param manifest what was sealed
 * @param manifestSha256 of the manifest file, as returned by {@link MediumWriter#seal}
 * @param envelope the manifest file, which is text: who signed what
 */
public record SealedTransfer(VolumeManifest manifest, Sha256 manifestSha256, String envelope) {}
