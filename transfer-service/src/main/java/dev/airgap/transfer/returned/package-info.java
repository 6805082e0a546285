/**
 * The way back, in the DMZ: reads what a site returned on a medium, and accepts its receipts. Not here: how a site writes
 * them (receipt).
 */
@NullMarked
package dev.airgap.transfer.returned;

import org.jspecify.annotations.NullMarked;
