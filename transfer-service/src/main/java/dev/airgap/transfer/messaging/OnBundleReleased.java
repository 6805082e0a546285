package dev.airgap.transfer.messaging;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.BundleReleased;
import dev.airgap.kit.inbox.EventHandler;
import dev.airgap.kit.inbox.ReceivedEvent;
import dev.airgap.transfer.custody.Drafts;
import jakarta.enterprise.context.ApplicationScoped;

/** The cycle's transfer is drafted or completed. */
@ApplicationScoped
class OnBundleReleased implements EventHandler {

    private final Drafts drafts;

    OnBundleReleased(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public EventType type() {
        return EventType.BUNDLE_RELEASED;
    }

    @Override
    public void handle(ReceivedEvent event) {
        BundleReleased data = event.data(BundleReleased.class);
        drafts.bundleKnown(
                event.requireCycleId(), data.site(), AnnouncedFile.of(data, event.id()), data.expiresAt(), event.id());
    }
}
