package dev.airgap.bundler.cycle;

import dev.airgap.bundler.site.Cause;
import dev.airgap.kit.override.OverrideRecord;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Closes a cycle that waits for its receipt because two persons want it. */
@ApplicationScoped
class WaitingCycle {

    private final CycleRows rows;
    private final Closing closing;
    private final SiteReview review;

    WaitingCycle(CycleRows rows, Closing closing, SiteReview review) {
        this.rows = rows;
        this.closing = closing;
        this.review = review;
    }

    /** @throws ProblemException NOT_FOUND, or CONFLICT if the cycle does not wait for a receipt */
    void check(String cycleId) {
        require(cycleId, rows.stateOf(cycleId).orElseThrow(WaitingCycle::unknown));
    }

    /** In the transaction of the confirmation; throws as {@link #check}. */
    void close(OverrideRecord confirmed, Outcome outcome) {
        CycleEntity row = rows.lockedIfKnown(confirmed.subject()).orElseThrow(WaitingCycle::unknown);
        require(row.id(), row.state());
        Cause cause = Cause.event(confirmed.lastEventId(), Optional.of(confirmed.secondPerson()));
        closing.givenUp(row, outcome, cause);
        Log.infof("cycle closed by two persons cycleId=%s outcome=%s", row.id(), outcome.standing());
        review.of(row.site(), Cause.event(row.lastEventId(), cause.actor()).inCycle(row.id()));
    }

    private static void require(String cycleId, CycleState state) {
        if (state.after(CycleStep.GIVE_UP).isEmpty()) {
            throw new ProblemException(
                    KitProblem.CONFLICT,
                    "Cycle %s is %s; only one that is WAITING_FOR_RECEIPT can be closed without a receipt."
                            .formatted(cycleId, state));
        }
    }

    private static ProblemException unknown() {
        return new ProblemException(KitProblem.NOT_FOUND, "There is no such cycle.");
    }
}
