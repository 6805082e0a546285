package dev.airgap.importer.freshness;

import dev.airgap.bundle.Manifest;
import dev.airgap.bundle.Manifest.Validity;
import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.ContentStale;
import dev.airgap.importer.snapshot.Snapshot;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.work.WorkLoops;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** Looks at the clock: that nothing newer comes is not an event. */
@ApplicationScoped
class FreshnessWatch {

    private final WorkLoops loops;
    private final RelayWatchRow row;
    private final ServedContent content;
    private final ClockAlarm clockAlarm;
    private final Outbox outbox;

    FreshnessWatch(WorkLoops loops, RelayWatchRow row, ServedContent content, ClockAlarm clockAlarm, Outbox outbox) {
        this.loops = loops;
        this.row = row;
        this.content = content;
        this.clockAlarm = clockAlarm;
        this.outbox = outbox;
    }

    void start(@Observes StartupEvent event) {
        loops.start("freshness", this::step);
    }

    boolean step() {
        QuarkusTransaction.requiringNew().run(this::look);
        return false;
    }

    private void look() {
        RelayWatchEntity watch = row.locked();
        clockAlarm.look();
        content.snapshot().ifPresent(served -> {
            Freshness now = content.freshnessOf(served);
            if (watch.notes(served.bundleId(), now)) {
                say(served, now);
            }
        });
    }

    private void say(Snapshot served, Freshness freshness) {
        Manifest manifest = served.manifest();
        Validity validity = manifest.validity();
        Log.warnf(
                "content is %s bundleId=%s sequence=%d nextExpectedBy=%s expiresAt=%s",
                freshness, served.bundleId(), manifest.sequence(), validity.nextExpectedBy(), validity.expiresAt());
        ContentStale data = new ContentStale(
                manifest.site(),
                freshness.name(),
                served.bundleId(),
                manifest.sequence(),
                validity.nextExpectedBy(),
                validity.expiresAt());
        outbox.append(NewEvent.of(EventType.CONTENT_STALE, served.bundleId(), data)
                .inCycle(Optional.ofNullable(manifest.cycle())));
    }
}
