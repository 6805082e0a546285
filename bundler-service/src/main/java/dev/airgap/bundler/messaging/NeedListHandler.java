package dev.airgap.bundler.messaging;

import dev.airgap.bundler.cycle.Needs;
import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.NeedListStep;
import dev.airgap.kit.inbox.EventHandler;
import dev.airgap.kit.inbox.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class NeedListHandler implements EventHandler {

    private final Needs needs;

    NeedListHandler(Needs needs) {
        this.needs = needs;
    }

    @Override
    public EventType type() {
        return EventType.NEED_LIST_ACCEPTED;
    }

    @Override
    public void handle(ReceivedEvent event) {
        NeedListStep list = event.data(NeedListStep.class);
        Refusal.asPoison(() -> needs.accepted(list, event.actor().orElse("transfer")));
    }
}
