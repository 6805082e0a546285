package dev.airgap.rules.messaging;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.CycleStarted;
import dev.airgap.kit.inbox.EventHandler;
import dev.airgap.kit.inbox.ReceivedEvent;
import dev.airgap.rules.export.ExportRequests;
import jakarta.enterprise.context.ApplicationScoped;

/** dmz: every cycle carries a rule update. */
@ApplicationScoped
class CycleStartedHandler implements EventHandler {

    private final ExportRequests exports;

    CycleStartedHandler(ExportRequests exports) {
        this.exports = exports;
    }

    @Override
    public EventType type() {
        return EventType.CYCLE_STARTED;
    }

    @Override
    public void handle(ReceivedEvent event) {
        exports.request(event.requireCycleId(), event.data(CycleStarted.class).site(), event.id());
    }
}
