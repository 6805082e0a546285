/**
 * Which zone, site and service this process is.
 */
@NullMarked
package dev.airgap.kit.zone;

import org.jspecify.annotations.NullMarked;
