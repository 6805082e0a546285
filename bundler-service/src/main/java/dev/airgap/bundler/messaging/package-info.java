/** Kafka: what the bundler does with the events of others. */
@NullMarked
package dev.airgap.bundler.messaging;

import org.jspecify.annotations.NullMarked;
