package dev.airgap.transfer.medium;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.MediumOverdue;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.work.WorkLoops;
import dev.airgap.kit.zone.Here;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Looks at the clock, in the DMZ only: that a medium does not come back is not an event. */
@Startup
@ApplicationScoped
class OverdueMedia {

    private final MediumRows rows;
    private final Outbox outbox;
    private final Duration within;
    private final Clock clock;

    OverdueMedia(MediumRows rows, Outbox outbox, ReturnConfig config, WorkLoops loops, Here here, Clock clock) {
        this.rows = rows;
        this.outbox = outbox;
        this.within = config.mediumReturnsWithin();
        this.clock = clock;
        if (here.isDmz()) {
            loops.start("medium-overdue", this::sayOne);
        }
    }

    /** Says it of one medium, once for each time it leaves; whether there was one. */
    boolean sayOne() {
        return QuarkusTransaction.requiringNew().call(() -> {
            Instant now = clock.instant();
            Optional<MediumEntity> late = rows.firstOverdueUnsaid(now.minus(within));
            late.ifPresent(row -> say(row, now));
            return late.isPresent();
        });
    }

    private void say(MediumEntity row, Instant now) {
        RegisteredMedium medium = row.toMedium();
        MediumOverdue data = new MediumOverdue(
                medium.id(), medium.serial(), medium.since(), medium.since().plus(within));
        outbox.append(NewEvent.of(EventType.MEDIUM_OVERDUE, medium.id(), data));
        row.overdueSaid(now);
        Log.warnf("medium not back in time mediumSerial=%s since=%s", medium.serial(), medium.since());
    }
}
