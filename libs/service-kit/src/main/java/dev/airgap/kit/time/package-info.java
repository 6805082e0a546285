/**
 * The only source of time and ids.
 */
@NullMarked
package dev.airgap.kit.time;

import org.jspecify.annotations.NullMarked;
