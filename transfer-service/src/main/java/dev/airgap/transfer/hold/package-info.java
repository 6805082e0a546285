/**
 * The hold after a fork of the DMZ's log, in the air gap: no medium is read until two persons have cleared it. Not here: how
 * a fork is found, which audit-service does.
 */
@NullMarked
package dev.airgap.transfer.hold;

import org.jspecify.annotations.NullMarked;
