/**
 * Writes transfers to media, in the DMZ: one at a time, resumed after a crash. Not here: sealing, which is
 * custody.
 */
@NullMarked
package dev.airgap.transfer.writing;

import org.jspecify.annotations.NullMarked;
