/**
 * A receipt in about two hundred bytes, for sites from which no medium returns: to be photographed as a QR code, or typed.
 *
 * <p>Here: what a {@link dev.airgap.media.slip.ReceiptSlip} says, its signature
 * ({@link dev.airgap.media.slip.SignedSlip}), its text ({@link dev.airgap.media.slip.SlipText}).
 *
 * <p>Not here: whether it is newer than the last receipt, and the picture of the QR code.
 */
@NullMarked
package dev.airgap.media.slip;

import org.jspecify.annotations.NullMarked;
