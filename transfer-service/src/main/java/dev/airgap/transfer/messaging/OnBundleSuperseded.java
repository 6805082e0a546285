package dev.airgap.transfer.messaging;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.BundleSuperseded;
import dev.airgap.kit.inbox.EventHandler;
import dev.airgap.kit.inbox.ReceivedEvent;
import dev.airgap.transfer.outcome.Bundles;
import dev.airgap.transfer.site.Cause;
import jakarta.enterprise.context.ApplicationScoped;

/** A newer bundle was taken. */
@ApplicationScoped
class OnBundleSuperseded implements EventHandler {

    private final Bundles bundles;

    OnBundleSuperseded(Bundles bundles) {
        this.bundles = bundles;
    }

    @Override
    public EventType type() {
        return EventType.BUNDLE_SUPERSEDED;
    }

    @Override
    public void handle(ReceivedEvent event) {
        bundles.superseded(event.data(BundleSuperseded.class), new Cause(event.id(), event.cycleId()));
    }
}
