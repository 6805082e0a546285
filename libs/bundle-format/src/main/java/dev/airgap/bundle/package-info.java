/**
 * The bundle: one signed {@code .zip} that carries a snapshot to one site and proves itself before anything in it is
 * parsed.
 *
 * <p>Here: manifest, index, paths, the content store that holds content and its stored forms, {@link
 * dev.airgap.bundle.BundleWriter}, {@link dev.airgap.bundle.BundleReader}, and the rules of the {@link
 * dev.airgap.bundle.Floor}. Not here: keys and signatures ({@code
 * dev.airgap.trust}), zip headers ({@code dev.airgap.zip}), and where a relay keeps its floor.
 */
@NullMarked
package dev.airgap.bundle;

import org.jspecify.annotations.NullMarked;
