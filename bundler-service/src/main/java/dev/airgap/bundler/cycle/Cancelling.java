package dev.airgap.bundler.cycle;

import dev.airgap.bundler.bundle.Bundles;
import dev.airgap.bundler.bundle.DraftedManifest;
import dev.airgap.bundler.bundle.Manifests;
import dev.airgap.kit.idempotency.Idempotency;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Optional;

/** Ends a cycle whose bundle waits for signatures, because somebody wants it. */
@ApplicationScoped
public class Cancelling {

    private static final String CODE = "CYCLE_CANCELLED";

    private final CycleRows rows;
    private final CycleSteps steps;
    private final Manifests manifests;
    private final Bundles bundles;
    private final Idempotency idempotency;
    private final Event<CycleQueued> queued;

    Cancelling(
            CycleRows rows,
            CycleSteps steps,
            Manifests manifests,
            Bundles bundles,
            Idempotency idempotency,
            Event<CycleQueued> queued) {
        this.rows = rows;
        this.steps = steps;
        this.manifests = manifests;
        this.bundles = bundles;
        this.idempotency = idempotency;
        this.queued = queued;
    }

    /**
     * The cycle is FAILED, its manifest will never be in a bundle.
     *
     * @param key the same key cancels once, however often it is used
     * @throws ProblemException NOT_FOUND, or CONFLICT if the cycle does not wait for signatures
     */
    public void cancel(String cycleId, String reason, String actor, Optional<String> key) {
        Optional<DraftedManifest> cancelled = QuarkusTransaction.requiringNew().call(() -> {
            CycleEntity row = rows.lockedIfKnown(cycleId)
                    .orElseThrow(() -> new ProblemException(KitProblem.NOT_FOUND, "There is no such cycle."));
            Optional<DraftedManifest> open = manifests.open(row.id());
            idempotency.once(key, "cancel-cycle", cycleId + ' ' + reason, () -> end(row, reason, actor));
            return open;
        });
        // A build that a crash interrupted may have left a file that is signed and must not get about.
        cancelled.map(DraftedManifest::fileName).ifPresent(bundles::discard);
    }

    private String end(CycleEntity row, String reason, String actor) {
        if (row.state() != CycleState.AWAITING_SIGNATURES) {
            throw new ProblemException(
                    KitProblem.CONFLICT,
                    "Cycle %s is %s; only one that is AWAITING_SIGNATURES can be cancelled."
                            .formatted(row.id(), row.state()));
        }
        steps.failed(row, new CycleError(Work.BUNDLE.step(), CODE, reason), actor);
        queued.fire(new CycleQueued(row.id()));
        Log.infof("cycle cancelled cycleId=%s", row.id());
        return row.id();
    }
}
