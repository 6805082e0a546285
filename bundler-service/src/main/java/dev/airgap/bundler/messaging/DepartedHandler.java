package dev.airgap.bundler.messaging;

import dev.airgap.bundler.cycle.Carriage;
import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.TransferDeparted;
import dev.airgap.kit.inbox.EventHandler;
import dev.airgap.kit.inbox.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class DepartedHandler implements EventHandler {

    private final Carriage carriage;

    DepartedHandler(Carriage carriage) {
        this.carriage = carriage;
    }

    @Override
    public EventType type() {
        return EventType.TRANSFER_DEPARTED;
    }

    @Override
    public void handle(ReceivedEvent event) {
        String transferId = event.data(TransferDeparted.class).transferId();
        WordOfTransfer.of(event, transferId).pass(carriage::departed);
    }
}
