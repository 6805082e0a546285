package dev.airgap.transfer.site;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Standing;
import dev.airgap.contracts.data.SnapshotStep;
import dev.airgap.contracts.data.StandingChanged;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.zone.Here;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps what the site serves and how it stands, and says so when that changes. */
@ApplicationScoped
public class Site {

    /** Why a bundle that was switched to and back is not served. */
    private static final String REVERTED = "SNAPSHOT_REVERTED";

    private final SiteStateRows rows;
    private final Outbox outbox;
    private final Here here;
    private final Clock clock;

    Site(SiteStateRows rows, Outbox outbox, Here here, Clock clock) {
        this.rows = rows;
        this.outbox = outbox;
        this.here = here;
        this.clock = clock;
    }

    /**
     * A bundle is served.
     *
     * @param missing which optional part of what brought it is not in use; null if none is missing
     */
    @Transactional(TxType.MANDATORY)
    public void activated(SnapshotStep step, @Nullable Reason missing, Cause cause) {
        SiteStateEntity row = rows.locked();
        row.raiseFloor(step.epoch(), step.sequence());
        row.serves(step, Instant.parse(step.nextExpectedBy()));
        rows.hold(step.snapshotDigest());
        stands(row, row.situation().activated(step.unchanged(), missing), cause);
    }

    /** A bundle was switched to and back: the floor stays, what is served is as before. */
    @Transactional(TxType.MANDATORY)
    public void reverted(SnapshotStep step, Cause cause) {
        SiteStateEntity row = rows.locked();
        row.raiseFloor(step.epoch(), step.sequence());
        String why = step.detail() == null ? "" : step.detail();
        stands(row, row.situation().refused(new Reason(REVERTED, why)), cause);
    }

    /** What was carried was refused, the bundle or the medium. */
    @Transactional(TxType.MANDATORY)
    public void refused(Reason why, Cause cause) {
        SiteStateEntity row = rows.locked();
        stands(row, row.situation().refused(why), cause);
    }

    /** An optional part of the last carry is not in use, or is again (null). */
    @Transactional(TxType.MANDATORY)
    public void missing(@Nullable Reason part, Cause cause) {
        SiteStateEntity row = rows.locked();
        stands(row, row.situation().withMissing(part), cause);
    }

    @Transactional(TxType.MANDATORY)
    public void usesRules(String number) {
        rows.locked().usesRules(number);
    }

    /** Whether the time has passed by which the next bundle should be here, and nobody has been told. */
    @Transactional
    public boolean isOverdueUnsaid() {
        return rows.get().isOverdueUnsaid(clock.instant());
    }

    /** Says it, once for each bundle that is served. */
    @Transactional
    public void sayOverdue() {
        SiteStateEntity row = rows.locked();
        if (row.isOverdueUnsaid(clock.instant())) {
            row.overdueSaid();
            stands(row, row.situation().timePassed(), null);
        }
    }

    @Transactional
    public SiteState state() {
        return rows.get().toState();
    }

    /** The relay has deleted the content of this snapshot. */
    @Transactional(TxType.MANDATORY)
    public void holdsNoMore(String snapshotDigest) {
        rows.release(snapshotDigest);
    }

    /** Digests of the newest {@code limit} snapshots that the site holds, newest first. */
    @Transactional
    public List<String> held(int limit) {
        return rows.held(limit);
    }

    @Transactional
    public SiteStanding standing() {
        return rows.get().toStanding(here.site());
    }

    private void stands(SiteStateEntity row, Situation now, @Nullable Cause cause) {
        row.is(now);
        SiteStanding before = row.toStanding(here.site());
        Situation.Assessment assessment = now.assess(String.valueOf(before.nextExpectedBy()));
        if (assessment == null) {
            return;
        }
        Standing standing = assessment.standing();
        Reason reason = assessment.reason();
        String code = reason == null ? null : reason.code();
        if (standing == before.standing() && Objects.equals(code, before.code())) {
            return;
        }
        StandingChanged data = new StandingChanged(
                here.site(), standing, before.standing(), code, reason == null ? null : reason.detail());
        String eventId = outbox.append(NewEvent.of(EventType.STANDING_CHANGED, here.site(), data)
                .inCycle(cause == null ? Optional.empty() : cause.cycleId())
                .causedBy(cause == null ? Optional.ofNullable(row.lastEventId()) : Optional.of(cause.eventId())));
        row.stands(standing, reason, clock.instant(), eventId);
    }
}
