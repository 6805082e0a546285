/**
 * Bundles that every reader of the format must accept, and bundles that it must refuse, with the code to refuse them with.
 * Here: the recipes that make them, the runner that offers them to an implementation, and ours. Not here: the format
 * ({@code dev.airgap.bundle}); what is made lies in {@code libs/bundle-format/conformance}.
 */
@NullMarked
package dev.airgap.conformance;

import org.jspecify.annotations.NullMarked;
