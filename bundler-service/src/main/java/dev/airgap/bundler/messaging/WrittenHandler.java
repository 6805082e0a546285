package dev.airgap.bundler.messaging;

import dev.airgap.bundler.cycle.Carriage;
import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.TransferWritten;
import dev.airgap.kit.inbox.EventHandler;
import dev.airgap.kit.inbox.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class WrittenHandler implements EventHandler {

    private final Carriage carriage;

    WrittenHandler(Carriage carriage) {
        this.carriage = carriage;
    }

    @Override
    public EventType type() {
        return EventType.TRANSFER_WRITTEN;
    }

    @Override
    public void handle(ReceivedEvent event) {
        String transferId = event.data(TransferWritten.class).transferId();
        WordOfTransfer.of(event, transferId).pass(carriage::written);
    }
}
