package dev.airgap.audit.mirror;

import dev.airgap.audit.alarm.AlarmKind;
import dev.airgap.audit.alarm.Alarms;
import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.MirrorAlarm;
import dev.airgap.contracts.data.MirrorExtended;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HexFormat;

/** Puts a verdict on record: head, job, alarm and event in one transaction. Every job ends with exactly one of them. */
@ApplicationScoped
class Verdicts {

    private final MirrorHeads heads;
    private final MirrorJobs jobs;
    private final MirroredCheckpoints checkpoints;
    private final OtherLog otherLog;
    private final Alarms alarms;
    private final Outbox outbox;
    private final Clock clock;

    Verdicts(
            MirrorHeads heads,
            MirrorJobs jobs,
            MirroredCheckpoints checkpoints,
            OtherLog otherLog,
            Alarms alarms,
            Outbox outbox,
            Clock clock) {
        this.heads = heads;
        this.jobs = jobs;
        this.checkpoints = checkpoints;
        this.otherLog = otherLog;
        this.alarms = alarms;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What came continues what was known, or repeats it; in the transaction that keeps it.
     *
     * @param before the head as it was
     * @param after the head as it is now
     * @param from first entry that came
     * @param entries how many came and were proved
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void ok(MirrorJob job, MirrorHead before, MirrorHead after, ClaimedCheckpoint claimed, long from, long entries) {
        MirrorHead head = after;
        if (after.size() > before.size()) {
            alarms.closeUpTo(AlarmKind.MIRROR_MISSING, after.size());
            head = after.in(withoutFork());
        }
        heads.moveTo(head);
        checkpoints.keep(claimed, false, job.carriedBy());
        jobs.end(job, MirrorState.OK, null);
        String rootHash = HexFormat.of().formatHex(claimed.rootHash());
        MirrorExtended data =
                new MirrorExtended(otherLog.origin(), from, claimed.size(), rootHash, entries, job.carriedBy());
        outbox.append(NewEvent.of(EventType.MIRROR_EXTENDED, job.carriedBy(), data)
                .inCycle(job.cycleId())
                .causedBy(job.eventId()));
        Log.infof(
                "mirror extended origin=%s from=%d size=%d carriedBy=%s",
                otherLog.origin(), before.size(), head.size(), job.carriedBy());
    }

    /** Nothing of it was kept but its checkpoint: the next one may be proved from it. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void missing(MirrorJob job, LogMissingException finding) {
        MirrorHead head = heads.lock();
        finding.claimed().ifPresent(claimed -> checkpoints.keep(claimed, false, job.carriedBy()));
        heads.moveTo(head.in(MirrorState.MISSING));
        jobs.end(job, MirrorState.MISSING, finding.code());
        raise(AlarmKind.MIRROR_MISSING, job, head, finding.found().orElse(head.size()), finding);
    }

    /** Nothing of it was kept, and nothing more is taken until two persons say so. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void forked(MirrorJob job, LogForkedException finding) {
        MirrorHead head = heads.lock();
        finding.claimed().ifPresent(claimed -> checkpoints.keep(claimed, true, job.carriedBy()));
        heads.moveTo(head.in(MirrorState.FORKED));
        jobs.end(job, MirrorState.FORKED, finding.code());
        raise(AlarmKind.LOG_FORK, job, head, finding.found(), finding);
    }

    /** Two persons let it go on from what it has. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void cleared(MirrorJob job) {
        MirrorHead head = heads.lock();
        alarms.closeUpTo(AlarmKind.LOG_FORK, Long.MAX_VALUE);
        heads.moveTo(head.in(withoutFork()).clearedAt(clock.instant()));
        jobs.end(job, withoutFork(), null);
        Log.infof("the mirror goes on origin=%s size=%d", otherLog.origin(), head.size());
    }

    private MirrorState withoutFork() {
        return alarms.isOpen(AlarmKind.MIRROR_MISSING) ? MirrorState.MISSING : MirrorState.OK;
    }

    private void raise(AlarmKind kind, MirrorJob job, MirrorHead head, long found, MirrorException finding) {
        MirrorAlarm data = new MirrorAlarm(
                otherLog.origin(), head.size(), found, job.carriedBy(), finding.code(), finding.detail());
        alarms.raise(kind, data, job.cycleId(), job.eventId());
    }
}
