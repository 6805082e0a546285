/**
 * The REST edge.
 */
@NullMarked
package dev.airgap.transfer.api;

import org.jspecify.annotations.NullMarked;
