/**
 * What monitoring sees.
 */
@NullMarked
package dev.airgap.transfer.health;

import org.jspecify.annotations.NullMarked;
