package dev.airgap.transfer.messaging;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.RulesValidated;
import dev.airgap.kit.inbox.EventHandler;
import dev.airgap.kit.inbox.ReceivedEvent;
import dev.airgap.transfer.outcome.RuleUpdates;
import dev.airgap.transfer.site.Cause;
import jakarta.enterprise.context.ApplicationScoped;

/** The rule update waits for a person, or is in use already. */
@ApplicationScoped
class OnRulesValidated implements EventHandler {

    private final RuleUpdates ruleUpdates;

    OnRulesValidated(RuleUpdates ruleUpdates) {
        this.ruleUpdates = ruleUpdates;
    }

    @Override
    public EventType type() {
        return EventType.RULES_VALIDATED;
    }

    @Override
    public void handle(ReceivedEvent event) {
        ruleUpdates.validated(event.data(RulesValidated.class), new Cause(event.id(), event.cycleId()));
    }
}
