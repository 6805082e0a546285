/** Draws the QR code of a receipt's slip. */
@NullMarked
package dev.airgap.transfer.slip;

import org.jspecify.annotations.NullMarked;
