package dev.airgap.importer.freshness;

import dev.airgap.bundle.Floor;
import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.ClockSuspect;
import dev.airgap.importer.snapshot.Snapshots;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.zone.Here;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;

/** Says once, as long as it lasts, that the local clock and what was signed do not fit together. */
@ApplicationScoped
public class ClockAlarm {

    private final RelayWatchRow row;
    private final Snapshots snapshots;
    private final Outbox outbox;
    private final Here here;
    private final Clock clock;

    ClockAlarm(RelayWatchRow row, Snapshots snapshots, Outbox outbox, Here here, Clock clock) {
        this.row = row;
        this.snapshots = snapshots;
        this.outbox = outbox;
        this.here = here;
        this.clock = clock;
    }

    /** A bundle is expired by this clock alone, and should not be; in the transaction of its refusal. */
    @Transactional(TxType.MANDATORY)
    public void isAhead(String detail) {
        say(row.locked(), ClockFault.CLOCK_AHEAD, snapshots.floor(), detail);
    }

    /** Sees by itself when the clock is behind, and when a doubt is over. */
    @Transactional(TxType.MANDATORY)
    void look() {
        RelayWatchEntity watch = row.locked();
        Floor floor = snapshots.floor();
        Instant now = clock.instant();
        if (watch.clockFault().filter(doubt -> !doubt.goesOn(floor, now)).isPresent()) {
            Log.infof("the clock fits again clock=%s", now);
            watch.doubts(null);
        }
        if (ClockFault.CLOCK_BEHIND.goesOn(floor, now)) {
            say(watch, ClockFault.CLOCK_BEHIND, floor, "a bundle that was accepted here was issued later");
        }
    }

    private void say(RelayWatchEntity watch, ClockFault doubt, Floor floor, String detail) {
        if (watch.clockFault().filter(doubt::equals).isPresent()) {
            return;
        }
        watch.doubts(doubt);
        Instant now = clock.instant();
        Instant signedTime = floor.signedTime().orElse(now);
        Log.warnf("the clock is suspect code=%s clock=%s signedTime=%s", doubt, now, signedTime);
        outbox.append(NewEvent.of(
                EventType.CLOCK_SUSPECT,
                here.site(),
                new ClockSuspect(here.site(), doubt.name(), now, signedTime, detail)));
    }
}
