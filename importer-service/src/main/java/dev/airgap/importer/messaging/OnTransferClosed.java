package dev.airgap.importer.messaging;

import dev.airgap.contracts.EventType;
import dev.airgap.importer.snapshot.SnapshotContents;
import dev.airgap.kit.inbox.EventHandler;
import dev.airgap.kit.inbox.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;

/** The DMZ has the receipt for a transfer: it builds on what that said, or on something later. */
@ApplicationScoped
class OnTransferClosed implements EventHandler {

    private final SnapshotContents contents;

    OnTransferClosed(SnapshotContents contents) {
        this.contents = contents;
    }

    @Override
    public EventType type() {
        return EventType.TRANSFER_CLOSED;
    }

    @Override
    public void handle(ReceivedEvent event) {
        event.cycleId().ifPresent(contents::reported);
    }
}
