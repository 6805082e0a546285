/**
 * What another service of the zone takes from the log to send it across the gap: the segment that travels on a medium, the
 * statement that a receipt carries. Not here: what comes of the other zone's log (mirror).
 */
@NullMarked
package dev.airgap.audit.extract;

import org.jspecify.annotations.NullMarked;
