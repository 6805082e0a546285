/**
 * The HTTP edge that all services share: every failure becomes an RFC 9457 problem, and refused changes go on record. Not here:
 * what can go wrong, which the catalogues say.
 */
@NullMarked
package dev.airgap.kit.api;

import org.jspecify.annotations.NullMarked;
