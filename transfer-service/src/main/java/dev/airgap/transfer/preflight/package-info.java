/**
 * Pre-flight: says yes or no to what lies on the medium that stands ready, and takes nothing. In both zones. Not here: the checks,
 * which are those of the inspection station (dev.airgap.inspect), and the taking, which is arrival.
 */
@NullMarked
package dev.airgap.transfer.preflight;

import org.jspecify.annotations.NullMarked;
