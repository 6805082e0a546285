package dev.airgap.audit.chain;

import dev.airgap.audit.alarm.AlarmKind;
import dev.airgap.audit.alarm.Alarms;
import dev.airgap.contracts.data.AuditAlarm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/** Tells when events have waited too long for one that is missing; once for each missing number. */
@ApplicationScoped
class Gaps {

    private final WaitingEvents waiting;
    private final ChainHeads heads;
    private final Alarms alarms;
    private final Clock clock;
    private final Duration alarmAfter;

    Gaps(WaitingEvents waiting, ChainHeads heads, Alarms alarms, Clock clock, GapConfig config) {
        this.waiting = waiting;
        this.heads = heads;
        this.alarms = alarms;
        this.clock = clock;
        this.alarmAfter = config.alarmAfter();
    }

    /** Raises what is due; true if anything was. */
    @Transactional
    boolean raiseOverdue() {
        boolean raised = false;
        for (WaitingEventEntity first : waiting.overdue(clock.instant().minus(alarmAfter))) {
            raised |= raise(first.key.producer(), first.key.producerSeq());
        }
        return raised;
    }

    private boolean raise(String producer, long foundSeq) {
        long missing = heads.lock(producer).toHead().seq() + 1;
        if (foundSeq < missing || alarms.isOpen(AlarmKind.GAP, producer, missing)) {
            return false;
        }
        String detail = "number %d has not come for %s, number %d and what follows wait for it"
                .formatted(missing, alarmAfter, foundSeq);
        alarms.raise(AlarmKind.GAP, new AuditAlarm(producer, missing, foundSeq, detail));
        return true;
    }
}
