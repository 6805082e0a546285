package dev.airgap.transfer.messaging;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.MirrorAlarm;
import dev.airgap.kit.inbox.EventHandler;
import dev.airgap.kit.inbox.ReceivedEvent;
import dev.airgap.transfer.hold.LogForkHold;
import jakarta.enterprise.context.ApplicationScoped;

/** Nothing is taken from media until two persons say so. */
@ApplicationScoped
class OnMirrorForked implements EventHandler {

    private final LogForkHold hold;

    OnMirrorForked(LogForkHold hold) {
        this.hold = hold;
    }

    @Override
    public EventType type() {
        return EventType.MIRROR_FORKED;
    }

    @Override
    public void handle(ReceivedEvent event) {
        hold.hold(event.data(MirrorAlarm.class), event.cycleId());
    }
}
