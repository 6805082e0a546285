package dev.airgap.transfer.messaging;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.RuleUpdateFailed;
import dev.airgap.kit.inbox.EventHandler;
import dev.airgap.kit.inbox.ReceivedEvent;
import dev.airgap.transfer.custody.Drafts;
import jakarta.enterprise.context.ApplicationScoped;

/** The cycle's transfer carries the bundle alone. */
@ApplicationScoped
class OnRuleUpdateFailed implements EventHandler {

    private final Drafts drafts;

    OnRuleUpdateFailed(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public EventType type() {
        return EventType.RULE_UPDATE_FAILED;
    }

    @Override
    public void handle(ReceivedEvent event) {
        RuleUpdateFailed data = event.data(RuleUpdateFailed.class);
        drafts.noRuleUpdate(event.requireCycleId(), data.site(), event.id());
    }
}
