package dev.airgap.transfer.messaging;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.RulesRejected;
import dev.airgap.kit.inbox.EventHandler;
import dev.airgap.kit.inbox.ReceivedEvent;
import dev.airgap.transfer.outcome.RuleUpdates;
import dev.airgap.transfer.site.Cause;
import jakarta.enterprise.context.ApplicationScoped;

/** The rule update was refused. */
@ApplicationScoped
class OnRulesRejected implements EventHandler {

    private final RuleUpdates ruleUpdates;

    OnRulesRejected(RuleUpdates ruleUpdates) {
        this.ruleUpdates = ruleUpdates;
    }

    @Override
    public EventType type() {
        return EventType.RULES_REJECTED;
    }

    @Override
    public void handle(ReceivedEvent event) {
        ruleUpdates.rejected(event.data(RulesRejected.class), new Cause(event.id(), event.cycleId()));
    }
}
