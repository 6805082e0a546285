package dev.airgap.bundler.messaging;

import dev.airgap.bundler.cycle.Receipts;
import dev.airgap.bundler.site.Cause;
import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.ReceiptAccepted;
import dev.airgap.kit.inbox.EventHandler;
import dev.airgap.kit.inbox.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class ReceiptHandler implements EventHandler {

    private final Receipts receipts;

    ReceiptHandler(Receipts receipts) {
        this.receipts = receipts;
    }

    @Override
    public EventType type() {
        return EventType.RECEIPT_ACCEPTED;
    }

    @Override
    public void handle(ReceivedEvent event) {
        ReceiptAccepted receipt = event.data(ReceiptAccepted.class);
        Refusal.asPoison(() -> receipts.accepted(receipt, event.time(), Cause.event(event.id(), event.actor())));
    }
}
