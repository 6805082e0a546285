package dev.airgap.transfer.messaging;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.RuleUpdateExported;
import dev.airgap.kit.inbox.EventHandler;
import dev.airgap.kit.inbox.ReceivedEvent;
import dev.airgap.transfer.custody.Drafts;
import jakarta.enterprise.context.ApplicationScoped;

/** The cycle's transfer is drafted or completed. */
@ApplicationScoped
class OnRuleUpdateExported implements EventHandler {

    private final Drafts drafts;

    OnRuleUpdateExported(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public EventType type() {
        return EventType.RULE_UPDATE_EXPORTED;
    }

    @Override
    public void handle(ReceivedEvent event) {
        RuleUpdateExported data = event.data(RuleUpdateExported.class);
        drafts.ruleUpdateKnown(event.requireCycleId(), data.site(), AnnouncedFile.of(data, event.id()), event.id());
    }
}
