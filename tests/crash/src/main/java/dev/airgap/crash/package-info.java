/**
 * An import as importer-service does it, step for step, small enough to be started and killed hundreds of times. What it
 * leaves out: HTTPS, Kafka and the update source; reading back is done from the content store.
 */
@NullMarked
package dev.airgap.crash;

import org.jspecify.annotations.NullMarked;
