package dev.airgap.transfer.messaging;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Standing;
import dev.airgap.contracts.data.CycleClosed;
import dev.airgap.kit.inbox.EventHandler;
import dev.airgap.kit.inbox.ReceivedEvent;
import dev.airgap.transfer.custody.Endings;
import jakarta.enterprise.context.ApplicationScoped;

/** The cycle's transfer is closed, or known to be lost. */
@ApplicationScoped
class OnCycleClosed implements EventHandler {

    private final Endings endings;

    OnCycleClosed(Endings endings) {
        this.endings = endings;
    }

    @Override
    public EventType type() {
        return EventType.CYCLE_CLOSED;
    }

    @Override
    public void handle(ReceivedEvent event) {
        Standing outcome = event.data(CycleClosed.class).outcome();
        boolean lost = outcome == Standing.LOST || outcome == Standing.UNCONFIRMED;
        endings.cycleClosed(event.requireCycleId(), lost, event.id());
    }
}
