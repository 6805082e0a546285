package dev.airgap.transfer.messaging;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.SnapshotStep;
import dev.airgap.kit.inbox.EventHandler;
import dev.airgap.kit.inbox.ReceivedEvent;
import dev.airgap.transfer.outcome.Bundles;
import dev.airgap.transfer.site.Cause;
import jakarta.enterprise.context.ApplicationScoped;

/** The bundle was switched to and back. */
@ApplicationScoped
class OnSnapshotReverted implements EventHandler {

    private final Bundles bundles;

    OnSnapshotReverted(Bundles bundles) {
        this.bundles = bundles;
    }

    @Override
    public EventType type() {
        return EventType.SNAPSHOT_REVERTED;
    }

    @Override
    public void handle(ReceivedEvent event) {
        bundles.reverted(event.data(SnapshotStep.class), new Cause(event.id(), event.cycleId()));
    }
}
