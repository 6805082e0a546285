/**
 * The relay's own root of trust. Here: the newest root this relay has walked to. Not here: verifying with it, which is
 * {@code dev.airgap.trust}.
 */
@NullMarked
package dev.airgap.importer.root;

import org.jspecify.annotations.NullMarked;
