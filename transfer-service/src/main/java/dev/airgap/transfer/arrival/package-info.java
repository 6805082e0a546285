/**
 * Reads arrived media, in the air gap: each medium once, its files put in place only when everything on it was
 * proved.
 */
@NullMarked
package dev.airgap.transfer.arrival;

import org.jspecify.annotations.NullMarked;
