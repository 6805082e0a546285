package dev.airgap.bundler.messaging;

import dev.airgap.bundler.cycle.Carriage;
import dev.airgap.bundler.cycle.StepNotPossibleException;
import dev.airgap.bundler.cycle.UnknownCycleException;
import dev.airgap.kit.inbox.PoisonMessageException;
import dev.airgap.kit.inbox.ReceivedEvent;
import java.util.function.Consumer;

/** An event of transfer-service as the cycle's capability wants it; what that refuses no retry makes right. */
record WordOfTransfer(Carriage.Word word) {

    static WordOfTransfer of(ReceivedEvent event, String transferId) {
        return new WordOfTransfer(new Carriage.Word(event.requireCycleId(), transferId, event.id(), event.actor()));
    }

    void pass(Consumer<Carriage.Word> receiver) {
        try {
            receiver.accept(word);
        } catch (UnknownCycleException e) {
            throw new PoisonMessageException("CYCLE_UNKNOWN", e.getMessage());
        } catch (StepNotPossibleException e) {
            throw new PoisonMessageException("CYCLE_STEP_NOT_POSSIBLE", e.getMessage());
        }
    }
}
