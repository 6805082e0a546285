/**
 * What somebody should look at: raised once, closed when the reason has gone.
 */
@NullMarked
package dev.airgap.audit.alarm;

import org.jspecify.annotations.NullMarked;
