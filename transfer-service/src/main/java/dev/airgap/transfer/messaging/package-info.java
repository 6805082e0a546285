/**
 * The Kafka edge: in the DMZ, which events draft and complete a transfer; in the air gap, which say what became of it.
 */
@NullMarked
package dev.airgap.transfer.messaging;

import org.jspecify.annotations.NullMarked;
