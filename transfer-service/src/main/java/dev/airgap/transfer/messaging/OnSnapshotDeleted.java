package dev.airgap.transfer.messaging;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.SnapshotDeleted;
import dev.airgap.kit.inbox.EventHandler;
import dev.airgap.kit.inbox.ReceivedEvent;
import dev.airgap.transfer.site.Site;
import jakarta.enterprise.context.ApplicationScoped;

/** The site does not hold the snapshot any more. */
@ApplicationScoped
class OnSnapshotDeleted implements EventHandler {

    private final Site site;

    OnSnapshotDeleted(Site site) {
        this.site = site;
    }

    @Override
    public EventType type() {
        return EventType.SNAPSHOT_DELETED;
    }

    @Override
    public void handle(ReceivedEvent event) {
        site.holdsNoMore(event.data(SnapshotDeleted.class).snapshotDigest());
    }
}
