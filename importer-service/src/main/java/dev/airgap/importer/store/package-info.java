/**
 * The relay's own disk. Here: the content store by configuration, and the folder for what is fetched before it is
 * verified. Not here: what the contents mean.
 */
@NullMarked
package dev.airgap.importer.store;

import org.jspecify.annotations.NullMarked;
