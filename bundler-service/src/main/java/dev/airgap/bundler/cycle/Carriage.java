package dev.airgap.bundler.cycle;

import dev.airgap.bundler.bundle.Bundles;
import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.CycleWaitingForReceipt;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;

/** What becomes of a cycle's bundle on its way out: told by whoever carries it, in that event's transaction. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Carriage {

    /**
     * Word of a transfer.
     *
     * @param eventId the event that brought it
     * @param actor the person or automation behind it
     */
    public record Word(String cycleId, String transferId, String eventId, Optional<String> actor) {}

    private final CycleRows rows;
    private final Bundles bundles;
    private final Outbox outbox;
    private final Clock clock;

    Carriage(CycleRows rows, Bundles bundles, Outbox outbox, Clock clock) {
        this.rows = rows;
        this.bundles = bundles;
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
        long sequence = row.bundleId().flatMap(bundles::find).orElseThrow().sequence();
        outbox.append(NewEvent.of(
                        EventType.CYCLE_WAITING_FOR_RECEIPT,
                        row.id(),
                        new CycleWaitingForReceipt(row.site(), sequence, word.transferId()))
                .inCycle(row.id())
                .causedBy(word.eventId())
                .by(word.actor()));
    }

    private CycleEntity carried(CycleStep step, Word word) {
        CycleEntity row = rows.locked(word.cycleId());
        row.carried(step, word.transferId(), word.eventId(), clock.instant());
        return row;
    }
}
