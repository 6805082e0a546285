/**
 * The Kafka edge: in the DMZ, which events draft and complete a transfer.
 */
@NullMarked
package dev.airgap.transfer.messaging;

import org.jspecify.annotations.NullMarked;
