/**
 * The order of events: each producer's chain goes into the log without a gap, without a duplicate and without a fork. Not
 * here: Kafka, and the log itself.
 */
@NullMarked
package dev.airgap.audit.chain;

import org.jspecify.annotations.NullMarked;
