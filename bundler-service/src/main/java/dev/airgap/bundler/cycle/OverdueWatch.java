package dev.airgap.bundler.cycle;

import dev.airgap.bundler.site.Cause;
import dev.airgap.bundler.site.Sites;
import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.CycleOverdue;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.work.WorkLoops;
import dev.airgap.kit.zone.Here;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Looks at the clock: that no receipt comes, and that no medium leaves, is not an event. */
@ApplicationScoped
class OverdueWatch {

    private final WorkLoops loops;
    private final CycleRows rows;
    private final Sites sites;
    private final SiteReview review;
    private final Outbox outbox;
    private final Here here;
    private final Clock clock;

    OverdueWatch(
            WorkLoops loops, CycleRows rows, Sites sites, SiteReview review, Outbox outbox, Here here, Clock clock) {
        this.loops = loops;
        this.rows = rows;
        this.sites = sites;
        this.review = review;
        this.outbox = outbox;
        this.here = here;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        loops.start("overdue", this::step);
    }

    boolean step() {
        Optional<String> cycleId =
                QuarkusTransaction.requiringNew().call(() -> rows.firstOverdueUnsaid(clock.instant()));
        if (cycleId.isPresent()) {
            QuarkusTransaction.requiringNew().run(() -> cycleOverdue(cycleId.get()));
        } else if (sites.isOverdueUnsaid()) {
            QuarkusTransaction.requiringNew().run(() -> review.of(here.site(), Cause.TIME));
        }
        return cycleId.isPresent();
    }

    private void cycleOverdue(String cycleId) {
        CycleEntity row = rows.locked(cycleId);
        Instant now = clock.instant();
        if (!row.isOverdueUnsaid(now)) {
            return;
        }
        String due = row.dueAt().orElseThrow().toString();
        CycleOverdue data = new CycleOverdue(row.site(), row.transferId().orElse(""), due);
        String eventId = outbox.append(NewEvent.of(EventType.CYCLE_OVERDUE, cycleId, data)
                .inCycle(cycleId)
                .causedBy(row.lastEventId()));
        row.overdue(eventId, now);
        Log.warnf("no receipt in time cycleId=%s dueAt=%s", cycleId, due);
        review.of(row.site(), Cause.event(eventId, Optional.empty()).inCycle(cycleId));
    }
}
