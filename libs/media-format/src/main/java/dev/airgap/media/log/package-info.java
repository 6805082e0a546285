/**
 * The piece of an audit log that travels: its entries from one size to another, the checkpoint of the later size, and
 * inclusion proofs of single entries.
 *
 * <p>Here: {@link dev.airgap.media.log.LogSegmentWriter} and {@link dev.airgap.media.log.LogSegmentReader}, in flat memory.
 *
 * <p>Not here: whether the entries lead to the checkpoint's root, and what follows when they do not.
 */
@NullMarked
package dev.airgap.media.log;

import org.jspecify.annotations.NullMarked;
