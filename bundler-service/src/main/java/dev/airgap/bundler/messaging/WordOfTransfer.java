package dev.airgap.bundler.messaging;

import dev.airgap.bundler.cycle.Carriage;
import dev.airgap.kit.inbox.ReceivedEvent;
import java.util.function.Consumer;

/** An event of transfer-service as the cycle's capability wants it; what that refuses no retry makes right. */
record WordOfTransfer(Carriage.Word word) {

    static WordOfTransfer of(ReceivedEvent event, String transferId) {
        return new WordOfTransfer(
                new Carriage.Word(event.requireCycleId(), transferId, event.id(), event.time(), event.actor()));
    }

    void pass(Consumer<Carriage.Word> receiver) {
        Refusal.asPoison(() -> receiver.accept(word));
    }
}
