/**
 * What this service asks of the audit log of its own zone: in the DMZ the segment that travels on a medium, in the air gap
 * the statement that a receipt carries. Not here: whether another zone's log is sound, which audit-service says.
 */
@NullMarked
package dev.airgap.transfer.auditlog;

import org.jspecify.annotations.NullMarked;
