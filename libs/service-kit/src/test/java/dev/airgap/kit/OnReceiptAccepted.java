package dev.airgap.kit;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.ReceiptAccepted;
import dev.airgap.contracts.data.RuleUpdateFailed;
import dev.airgap.kit.inbox.EventHandler;
import dev.airgap.kit.inbox.ReceivedEvent;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class OnReceiptAccepted implements EventHandler {

    private final Outbox outbox;

    OnReceiptAccepted(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public EventType type() {
        return EventType.RECEIPT_ACCEPTED;
    }

    @Override
    public void handle(ReceivedEvent event) {
        ReceiptAccepted accepted = event.data(ReceiptAccepted.class);
        outbox.append(NewEvent.of(
                        EventType.RULE_UPDATE_FAILED,
                        event.subject(),
                        new RuleUpdateFailed(accepted.site(), "HANDLED", "receipt"))
                .causedBy(event.id()));
    }
}
