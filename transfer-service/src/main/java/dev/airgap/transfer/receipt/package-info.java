/**
 * The way back, in the air gap: writes the site's signed receipts and puts them on the medium. Not here: how the DMZ accepts
 * them (returned).
 */
@NullMarked
package dev.airgap.transfer.receipt;

import org.jspecify.annotations.NullMarked;
