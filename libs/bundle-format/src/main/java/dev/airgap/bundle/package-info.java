/**
 * The bundle: one signed {@code .zip} that carries a snapshot to one site and proves itself before anything in it is
 * parsed.
 *
 * <p>Here: manifest, index, paths, the content store that holds content and its stored forms, {@link
 * dev.airgap.bundle.BundleWriter} and {@link dev.airgap.bundle.BundleReader}. Not here: keys and signatures ({@code
 * dev.airgap.trust}), zip headers ({@code dev.airgap.zip}), and the floor that a relay keeps: whether a verified bundle is
 * the next one is for its importer to say.
 */
@NullMarked
package dev.airgap.bundle;

import org.jspecify.annotations.NullMarked;
