/**
 * The complete, consistent set of components that an update source offered at one time. Here: reading a source into the
 * content store, digests and versions of components, and the record of every snapshot. Not here: where files come from,
 * and what is signed.
 */
@NullMarked
package dev.airgap.bundler.snapshot;

import org.jspecify.annotations.NullMarked;
