/**
 * Bearer tokens that belong to named persons and automation, and the roles they carry.
 */
@NullMarked
package dev.airgap.kit.security;

import org.jspecify.annotations.NullMarked;
