package dev.airgap.bundler.cycle;

import dev.airgap.bundler.bundle.Bundles;
import dev.airgap.bundler.bundle.ReleasedBundle;
import dev.airgap.bundler.site.Cause;
import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.CycleWaitingForReceipt;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** What becomes of a cycle's bundle on its way out: told by whoever carries it, in that event's transaction. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Carriage {

    /**
     * Word of a transfer.
     *
     * @param eventId the event that brought it
     * @param at when that happened
     * @param actor the person or automation behind it
     */
    public record Word(String cycleId, String transferId, String eventId, Instant at, Optional<String> actor) {}

    private final CycleRows rows;
    private final Bundles bundles;
    private final Closing closing;
    private final SiteReview review;
    private final ReceiptDue due;
    private final Outbox outbox;
    private final Clock clock;

    Carriage(
            CycleRows rows,
            Bundles bundles,
            Closing closing,
            SiteReview review,
            ScheduleConfig config,
            Outbox outbox,
            Clock clock) {
        this.rows = rows;
        this.bundles = bundles;
        this.closing = closing;
        this.review = review;
        this.due = new ReceiptDue(config.receiptWithin());
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * The medium was written and read back.
     *
     * @throws UnknownCycleException if there is no such cycle
     * @throws StepNotPossibleException if the cycle has no bundle that could have been written
     */
    public void written(Word word) {
        carried(CycleStep.WRITE, word);
    }

    /** The medium was sealed; throws as {@link #written}. */
    public void sealed(Word word) {
        carried(CycleStep.SEAL, word);
    }

    /** The medium has left: from now on the cycle waits for the site's receipt; throws as {@link #written}. */
    public void departed(Word word) {
        CycleEntity row = carried(CycleStep.DEPART, word);
        ReleasedBundle bundle = row.bundleId().flatMap(bundles::find).orElseThrow();
        row.departed(word.at(), due.after(word.at(), bundle.nextExpectedBy()));
        outbox.append(NewEvent.of(
                        EventType.CYCLE_WAITING_FOR_RECEIPT,
                        row.id(),
                        new CycleWaitingForReceipt(row.site(), bundle.sequence(), word.transferId()))
                .inCycle(row.id())
                .causedBy(word.eventId())
                .by(word.actor()));
        review.of(row.site(), Cause.event(word.eventId(), word.actor()).inCycle(row.id()));
    }

    /**
     * No rule update goes with the cycle's bundle.
     *
     * @param code why not
     * @param cause the event that says so
     * @throws UnknownCycleException if there is no such cycle
     */
    public void withoutRules(String cycleId, String code, String detail, Cause cause) {
        CycleEntity row = rows.locked(cycleId);
        row.withoutRules(new Reason(code, detail));
        Optional<Outcome> corrected = row.outcome()
                .map(outcome -> outcome.lacking(row.missingRules()))
                .filter(outcome -> row.outcome().filter(outcome::isSameAs).isEmpty());
        if (corrected.isPresent() && row.receiptNumber().isPresent()) {
            // The two events come on different topics: this one may be late.
            closing.reported(row, corrected.get(), row.receiptNumber().get(), cause);
            review.of(row.site(), cause.inCycle(cycleId));
        }
    }

    private CycleEntity carried(CycleStep step, Word word) {
        CycleEntity row = rows.locked(word.cycleId());
        row.carried(step, word.transferId(), word.eventId(), clock.instant());
        return row;
    }
}
