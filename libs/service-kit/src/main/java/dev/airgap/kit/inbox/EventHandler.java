package dev.airgap.kit.inbox;

import dev.airgap.contracts.EventType;

/**
 * What a service does when an event arrives; one bean a line of {@link dev.airgap.contracts.Flow}.
 *
 * <p>Runs in the inbox's transaction: effect, own events and watermark commit together. Work that takes long becomes a
 * job row here and is done elsewhere. A {@link dev.airgap.kit.problem.TransientFailure} is retried in place.
 */
public interface EventHandler {

    EventType type();

    void handle(ReceivedEvent event);
}
