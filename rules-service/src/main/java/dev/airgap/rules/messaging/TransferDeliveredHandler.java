package dev.airgap.rules.messaging;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.TransferFile;
import dev.airgap.contracts.data.TransferFiles;
import dev.airgap.kit.inbox.EventHandler;
import dev.airgap.kit.inbox.ReceivedEvent;
import dev.airgap.rules.validation.Delivery;
import dev.airgap.rules.validation.Validations;
import jakarta.enterprise.context.ApplicationScoped;

/** air gap: every rule update that a transfer delivered is validated. */
@ApplicationScoped
class TransferDeliveredHandler implements EventHandler {

    private static final String RULE_UPDATE = "rule-update";

    private final Validations validations;

    TransferDeliveredHandler(Validations validations) {
        this.validations = validations;
    }

    @Override
    public EventType type() {
        return EventType.TRANSFER_DELIVERED;
    }

    @Override
    public void handle(ReceivedEvent event) {
        TransferFiles delivered = event.data(TransferFiles.class);
        for (TransferFile file : delivered.files()) {
            if (file.kind().equals(RULE_UPDATE)) {
                validations.request(new Delivery(
                        event.id(), event.cycleId(), delivered.transferId(), file.name(), file.size(), file.sha256()));
            }
        }
    }
}
