package dev.airgap.bundler.messaging;

import dev.airgap.bundler.cycle.Losses;
import dev.airgap.contracts.EventType;
import dev.airgap.kit.inbox.EventHandler;
import dev.airgap.kit.inbox.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class LostHandler implements EventHandler {

    private final Losses losses;

    LostHandler(Losses losses) {
        this.losses = losses;
    }

    @Override
    public EventType type() {
        return EventType.TRANSFER_LOST;
    }

    @Override
    public void handle(ReceivedEvent event) {
        String cycleId = event.requireCycleId();
        Refusal.asPoison(() -> losses.lost(cycleId));
    }
}
