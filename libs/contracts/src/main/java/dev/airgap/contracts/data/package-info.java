/**
 * The {@code data} of each event, one record a type (or for types that say the same). Additive changes only. Digests are
 * lower-case hex SHA-256, sizes are bytes, times are UTC.
 */
@NullMarked
package dev.airgap.contracts.data;

import org.jspecify.annotations.NullMarked;
