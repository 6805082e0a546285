/**
 * What lies on a medium, and how it gets there and back: the folders, the sealed volume manifest, writing with read-back,
 * reading once with verification.
 *
 * <p>Here: {@link dev.airgap.media.MediumWriter}, {@link dev.airgap.media.MediumReader},
 * {@link dev.airgap.media.VolumeManifest}, {@link dev.airgap.media.Enrolment}, and {@link dev.airgap.media.MediumException} with one code per finding.
 *
 * <p>Not here: what the carried files mean (bundles, rule updates), who may carry them, and which transfers are already
 * known. Plain Java on {@code dev.airgap.trust}; no network, no framework.
 */
@NullMarked
package dev.airgap.media;

import org.jspecify.annotations.NullMarked;
