/**
 * What a site answers: the numbered, cumulative, signed {@link dev.airgap.media.receipt.Receipt}.
 *
 * <p>Here: its form, its bounds, its signature ({@link dev.airgap.media.receipt.SignedReceipt}).
 *
 * <p>Not here: whether it is newer than the last one, and what follows from it.
 */
@NullMarked
package dev.airgap.media.receipt;

import org.jspecify.annotations.NullMarked;
