/**
 * Where the components come from: {@link dev.airgap.bundler.source.UpdateSource} and its kinds, a directory and
 * an HTTP index.
 *
 * <p>Here: listing a source, handing out each file's bytes once, and refusing what must not become part of a bundle. Not
 * here: what a snapshot is, digests of content, storing anything.
 */
@NullMarked
package dev.airgap.bundler.source;

import org.jspecify.annotations.NullMarked;
