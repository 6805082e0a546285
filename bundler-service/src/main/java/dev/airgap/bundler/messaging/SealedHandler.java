package dev.airgap.bundler.messaging;

import dev.airgap.bundler.cycle.Carriage;
import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.TransferSealed;
import dev.airgap.kit.inbox.EventHandler;
import dev.airgap.kit.inbox.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class SealedHandler implements EventHandler {

    private final Carriage carriage;

    SealedHandler(Carriage carriage) {
        this.carriage = carriage;
    }

    @Override
    public EventType type() {
        return EventType.TRANSFER_SEALED;
    }

    @Override
    public void handle(ReceivedEvent event) {
        String transferId = event.data(TransferSealed.class).transferId();
        WordOfTransfer.of(event, transferId).pass(carriage::sealed);
    }
}
