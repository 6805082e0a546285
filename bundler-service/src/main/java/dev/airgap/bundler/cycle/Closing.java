package dev.airgap.bundler.cycle;

import dev.airgap.bundler.site.Cause;
import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.CycleClosed;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Closes cycles that are locked, in the caller's transaction; how the site stands is the caller's to look at afterwards. */
@ApplicationScoped
class Closing {

    private final Outbox outbox;
    private final Clock clock;

    Closing(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * The receipt says what became of it.
     *
     * @throws StepNotPossibleException if the cycle's medium cannot have left
     */
    void reported(CycleEntity row, Outcome outcome, long receiptNumber, Cause cause) {
        close(CycleStep.CLOSE, row, outcome, Optional.of(receiptNumber), cause);
    }

    /**
     * Two persons say what is to be believed.
     *
     * @throws StepNotPossibleException if the cycle does not wait for a receipt
     */
    void givenUp(CycleEntity row, Outcome outcome, Cause cause) {
        close(CycleStep.GIVE_UP, row, outcome, Optional.empty(), cause);
    }

    private void close(CycleStep step, CycleEntity row, Outcome outcome, Optional<Long> receipt, Cause cause) {
        row.require(step);
        CycleClosed data = new CycleClosed(
                row.site(),
                outcome.standing(),
                row.transferId().orElse(null),
                receipt.orElse(null),
                outcome.code(),
                outcome.detail());
        String eventId = outbox.append(NewEvent.of(EventType.CYCLE_CLOSED, row.id(), data)
                .inCycle(row.id())
                .causedBy(cause.eventId())
                .by(cause.actor()));
        row.closed(step, outcome, receipt, eventId, clock.instant());
    }
}
