package dev.airgap.importer.messaging;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.TransferFiles;
import dev.airgap.importer.imports.Downloads;
import dev.airgap.importer.imports.ExpectedBundle;
import dev.airgap.kit.inbox.EventHandler;
import dev.airgap.kit.inbox.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** A transfer that carries a bundle is in the install directory: a security update download follows. */
@ApplicationScoped
class OnTransferDelivered implements EventHandler {

    private static final String BUNDLE = "bundle";

    private final Downloads downloads;

    OnTransferDelivered(Downloads downloads) {
        this.downloads = downloads;
    }

    @Override
    public EventType type() {
        return EventType.TRANSFER_DELIVERED;
    }

    @Override
    public void handle(ReceivedEvent event) {
        List<ExpectedBundle> bundles = event.data(TransferFiles.class).files().stream()
                .filter(file -> file.kind().equals(BUNDLE))
                .map(file -> new ExpectedBundle(file.name(), file.id()))
                .toList();
        if (!bundles.isEmpty()) {
            downloads.delivered(bundles, event.cycleId(), event.actor(), event.id());
        }
    }
}
