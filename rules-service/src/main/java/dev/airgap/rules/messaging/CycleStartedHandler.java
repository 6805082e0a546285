package dev.airgap.rules.messaging;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.CycleStarted;
import dev.airgap.kit.inbox.EventHandler;
import dev.airgap.kit.inbox.ReceivedEvent;
import dev.airgap.rules.export.ExportRequests;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

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
        CycleStarted started = event.data(CycleStarted.class);
        exports.request(event.requireCycleId(), started.site(), event.id(), Optional.ofNullable(started.ruleUpdate()));
    }
}
