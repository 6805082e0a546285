/**
 * Kafka's topics as things that can be emptied under us: which one it is, and what to do when it is another. Not here:
 * publishing and receiving.
 */
@NullMarked
package dev.airgap.kit.topic;

import org.jspecify.annotations.NullMarked;
