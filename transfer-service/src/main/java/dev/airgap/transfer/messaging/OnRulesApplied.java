package dev.airgap.transfer.messaging;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.RulesApplied;
import dev.airgap.kit.inbox.EventHandler;
import dev.airgap.kit.inbox.ReceivedEvent;
import dev.airgap.transfer.outcome.RuleUpdates;
import dev.airgap.transfer.site.Cause;
import jakarta.enterprise.context.ApplicationScoped;

/** The rule update is in use. */
@ApplicationScoped
class OnRulesApplied implements EventHandler {

    private final RuleUpdates ruleUpdates;

    OnRulesApplied(RuleUpdates ruleUpdates) {
        this.ruleUpdates = ruleUpdates;
    }

    @Override
    public EventType type() {
        return EventType.RULES_APPLIED;
    }

    @Override
    public void handle(ReceivedEvent event) {
        ruleUpdates.applied(event.data(RulesApplied.class), new Cause(event.id(), event.cycleId()));
    }
}
