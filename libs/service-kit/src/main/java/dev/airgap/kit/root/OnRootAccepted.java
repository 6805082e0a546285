package dev.airgap.kit.root;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.RootAccepted;
import dev.airgap.kit.inbox.EventHandler;
import dev.airgap.kit.inbox.PoisonMessageException;
import dev.airgap.kit.inbox.ReceivedEvent;
import dev.airgap.trust.TrustException;
import jakarta.enterprise.context.ApplicationScoped;

/** Another service walked to a newer root: this one walks there itself, for an event proves nothing. */
@ApplicationScoped
class OnRootAccepted implements EventHandler {

    private final TrustedRoots roots;

    OnRootAccepted(TrustedRoots roots) {
        this.roots = roots;
    }

    @Override
    public EventType type() {
        return EventType.ROOT_ACCEPTED;
    }

    @Override
    public void handle(ReceivedEvent event) {
        RootAccepted data = event.data(RootAccepted.class);
        try {
            roots.follow(data);
        } catch (TrustException e) {
            throw new PoisonMessageException(
                    e.code(), "root %d is not walked to: %s".formatted(data.version(), e.getMessage()));
        }
    }
}
