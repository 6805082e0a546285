/**
 * Events on the wire: which types exist, who publishes them on which topic, who acts on them, and the records of their
 * data ({@link dev.airgap.contracts.data}).
 *
 * <p>Not here: how events are stored, sent and received (service-kit), and anything a service keeps to itself.
 */
@NullMarked
package dev.airgap.contracts;

import org.jspecify.annotations.NullMarked;
