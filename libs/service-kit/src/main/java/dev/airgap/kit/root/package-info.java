/**
 * What this service trusts: the root document that it was given, or the newest that it walked to from there, kept in its
 * own database. Not here: verifying with it, which is {@code dev.airgap.trust}, and the refusal of demonstration keys.
 */
@NullMarked
package dev.airgap.kit.root;

import org.jspecify.annotations.NullMarked;
