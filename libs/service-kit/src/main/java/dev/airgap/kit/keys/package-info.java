/**
 * Reads what this process signs with and what it trusts. Here: the refusal of demonstration keys. Not here: what is signed
 * and verified.
 */
@NullMarked
package dev.airgap.kit.keys;

import org.jspecify.annotations.NullMarked;
