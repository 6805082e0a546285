package dev.airgap.kit;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.CycleStarted;
import dev.airgap.contracts.data.RuleUpdateFailed;
import dev.airgap.kit.inbox.EventHandler;
import dev.airgap.kit.inbox.ReceivedEvent;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class OnCycleStarted implements EventHandler {

    private final Outbox outbox;

    OnCycleStarted(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public EventType type() {
        return EventType.CYCLE_STARTED;
    }

    @Override
    public void handle(ReceivedEvent event) {
        CycleStarted started = event.data(CycleStarted.class);
        outbox.append(NewEvent.of(
                        EventType.RULE_UPDATE_FAILED,
                        event.requireCycleId(),
                        new RuleUpdateFailed(started.site(), "HANDLED", started.trigger()))
                .inCycle(event.cycleId())
                .causedBy(event.id()));
    }
}
