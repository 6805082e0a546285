/** Air gap: what the site asks the DMZ for, on the next medium that goes back. */
@NullMarked
package dev.airgap.transfer.need;

import org.jspecify.annotations.NullMarked;
