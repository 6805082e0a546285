package dev.airgap.transfer.messaging;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.SnapshotStep;
import dev.airgap.kit.inbox.EventHandler;
import dev.airgap.kit.inbox.ReceivedEvent;
import dev.airgap.transfer.outcome.Bundles;
import dev.airgap.transfer.site.Cause;
import jakarta.enterprise.context.ApplicationScoped;

/** The bundle is served: its file's outcome, and the site's standing. */
@ApplicationScoped
class OnSnapshotActivated implements EventHandler {

    private final Bundles bundles;

    OnSnapshotActivated(Bundles bundles) {
        this.bundles = bundles;
    }

    @Override
    public EventType type() {
        return EventType.SNAPSHOT_ACTIVATED;
    }

    @Override
    public void handle(ReceivedEvent event) {
        bundles.activated(event.data(SnapshotStep.class), new Cause(event.id(), event.cycleId()));
    }
}
