package dev.airgap.bundler.cycle;

import dev.airgap.kit.zone.Here;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Starts the site's cycles by the timetable. When one is due follows from the last scheduled start in the database, so a
 * restart neither forgets nor repeats one, and of two instances one starts it.
 */
@ApplicationScoped
class CycleSchedule {

    private static final String ACTOR = "scheduler";

    private final Timetable timetable;
    private final ScheduleConfig config;
    private final CycleRows rows;
    private final Cycles cycles;
    private final EntityManager entities;
    private final Here here;
    private final Clock clock;
    private final Instant serviceStart;
    private volatile Instant nextLook = Instant.MIN;

    CycleSchedule(
            ScheduleConfig config, CycleRows rows, Cycles cycles, EntityManager entities, Here here, Clock clock) {
        this.timetable = Timetable.of(config.every(), config.cron());
        this.config = config;
        this.rows = rows;
        this.cycles = cycles;
        this.entities = entities;
        this.here = here;
        this.clock = clock;
        this.serviceStart = clock.instant();
    }

    /** By when the site should have the bundle after one that was issued at {@code issuedAt}. */
    Instant nextExpectedBy(Instant issuedAt) {
        return timetable
                .after(issuedAt)
                .map(start -> start.plus(config.carryTime()))
                .orElseGet(() -> issuedAt.plus(config.nextExpectedWithin()));
    }

    @Transactional
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void startIfDue() {
        Instant now = clock.instant();
        if (timetable instanceof Timetable.Off || now.isBefore(nextLook)) {
            return;
        }
        lock();
        Optional<Instant> due = due();
        if (due.isEmpty() || now.isBefore(due.get())) {
            nextLook = due.orElse(Instant.MAX);
        } else if (rows.isWorkWaiting(here.site(), Trigger.SCHEDULE)) {
            Log.debugf("scheduled cycle skipped: the one before it is still being worked on site=%s", here.site());
        } else {
            String cycleId = cycles.start(new Start(here.site(), Trigger.SCHEDULE, false, ACTOR));
            Log.infof("scheduled cycle started cycleId=%s site=%s", cycleId, here.site());
        }
    }

    private Optional<Instant> due() {
        return rows.lastStart(here.site(), Trigger.SCHEDULE)
                .map(timetable::after)
                .orElseGet(() -> timetable.first(serviceStart));
    }

    /** Another instance looks after this one has committed, and then sees its cycle. */
    private void lock() {
        entities.createNativeQuery(
                        "SELECT CAST(pg_advisory_xact_lock(hashtextextended(current_schema() || ':cycle-schedule', 0)) AS text)")
                .getSingleResult();
    }
}
