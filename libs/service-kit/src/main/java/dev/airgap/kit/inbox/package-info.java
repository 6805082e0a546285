/**
 * Consuming events exactly once in effect: watermark, handler and outbox commit together. Not here: what a service does with an event.
 */
@NullMarked
package dev.airgap.kit.inbox;

import org.jspecify.annotations.NullMarked;
