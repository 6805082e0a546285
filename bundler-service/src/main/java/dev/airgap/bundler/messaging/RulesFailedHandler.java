package dev.airgap.bundler.messaging;

import dev.airgap.bundler.cycle.Carriage;
import dev.airgap.bundler.site.Cause;
import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.RuleUpdateFailed;
import dev.airgap.kit.inbox.EventHandler;
import dev.airgap.kit.inbox.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class RulesFailedHandler implements EventHandler {

    private final Carriage carriage;

    RulesFailedHandler(Carriage carriage) {
        this.carriage = carriage;
    }

    @Override
    public EventType type() {
        return EventType.RULE_UPDATE_FAILED;
    }

    @Override
    public void handle(ReceivedEvent event) {
        String cycleId = event.requireCycleId();
        RuleUpdateFailed failure = event.data(RuleUpdateFailed.class);
        Cause cause = Cause.event(event.id(), event.actor());
        Refusal.asPoison(() -> carriage.withoutRules(cycleId, failure.code(), failure.detail(), cause));
    }
}
