/**
 * The transactional outbox: events commit with the state change and are published in order afterwards. Not here: what an event says (contracts).
 */
@NullMarked
package dev.airgap.kit.outbox;

import org.jspecify.annotations.NullMarked;
