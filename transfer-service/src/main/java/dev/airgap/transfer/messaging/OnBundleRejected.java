package dev.airgap.transfer.messaging;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.BundleRejected;
import dev.airgap.kit.inbox.EventHandler;
import dev.airgap.kit.inbox.ReceivedEvent;
import dev.airgap.transfer.outcome.Bundles;
import dev.airgap.transfer.site.Cause;
import jakarta.enterprise.context.ApplicationScoped;

/** The bundle was refused. */
@ApplicationScoped
class OnBundleRejected implements EventHandler {

    private final Bundles bundles;

    OnBundleRejected(Bundles bundles) {
        this.bundles = bundles;
    }

    @Override
    public EventType type() {
        return EventType.BUNDLE_REJECTED;
    }

    @Override
    public void handle(ReceivedEvent event) {
        bundles.rejected(event.data(BundleRejected.class), new Cause(event.id(), event.cycleId()));
    }
}
