/**
 * Signed bundles: which sequence is next, what the manifest says, building the {@code .zip}, and the record of every
 * released bundle. Not here: when a bundle is built (cycle), the format ({@code dev.airgap.bundle}).
 */
@NullMarked
package dev.airgap.bundler.bundle;

import org.jspecify.annotations.NullMarked;
