/**
 * Creating once, however often a client asks with the same Idempotency-Key.
 */
@NullMarked
package dev.airgap.kit.idempotency;

import org.jspecify.annotations.NullMarked;
