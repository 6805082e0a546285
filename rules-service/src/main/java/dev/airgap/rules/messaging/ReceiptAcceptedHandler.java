package dev.airgap.rules.messaging;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.ReceiptAccepted;
import dev.airgap.kit.inbox.EventHandler;
import dev.airgap.kit.inbox.ReceivedEvent;
import dev.airgap.rules.update.RuleUpdates;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** dmz: the site says which rule updates it uses. */
@ApplicationScoped
class ReceiptAcceptedHandler implements EventHandler {

    private final RuleUpdates updates;

    ReceiptAcceptedHandler(RuleUpdates updates) {
        this.updates = updates;
    }

    @Override
    public EventType type() {
        return EventType.RECEIPT_ACCEPTED;
    }

    @Override
    public void handle(ReceivedEvent event) {
        ReceiptAccepted receipt = event.data(ReceiptAccepted.class);
        updates.inUseAtSite(receipt.site(), Set.copyOf(receipt.appliedRules()), receipt.receiptNumber());
    }
}
