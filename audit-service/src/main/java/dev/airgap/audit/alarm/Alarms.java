package dev.airgap.audit.alarm;

import dev.airgap.contracts.data.AuditAlarm;
import dev.airgap.contracts.data.MirrorAlarm;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.time.Ids;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.logging.Log;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Raises and closes alarms. Each has a row here and an event on the service's topic, in one transaction. */
@ApplicationScoped
public class Alarms implements PanacheRepositoryBase<AlarmEntity, UUID> {

    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    Alarms(Outbox outbox, Ids ids, Clock clock) {
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** Raises an alarm in the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void raise(AlarmKind kind, AuditAlarm data) {
        String id = ids.next();
        persist(new AlarmEntity(id, kind, data, clock.instant()));
        outbox.append(NewEvent.of(kind.event(), data.producer(), data));
        Log.errorf(
                "alarm kind=%s producer=%s expectedSeq=%d foundSeq=%d: %s",
                kind, data.producer(), data.expectedSeq(), data.foundSeq(), data.detail());
    }

    /**
     * Raises an alarm about the mirror in the caller's transaction.
     *
     * @param cycleId of what brought the other zone's log
     * @param causedBy the event that told of it
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void raise(AlarmKind kind, MirrorAlarm data, Optional<String> cycleId, String causedBy) {
        persist(new AlarmEntity(ids.next(), kind, data, clock.instant()));
        outbox.append(NewEvent.of(kind.event(), data.carriedBy(), data)
                .inCycle(cycleId)
                .causedBy(causedBy));
        Log.errorf(
                "alarm kind=%s code=%s origin=%s expected=%d found=%d carriedBy=%s: %s",
                kind, data.code(), data.origin(), data.expected(), data.found(), data.carriedBy(), data.detail());
    }

    /** Whether somebody has already been told of this, and the reason lasts. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean isOpen(AlarmKind kind, String producer, long expectedSeq) {
        return count(
                        "kind = ?1 and producer = ?2 and expectedSeq = ?3 and closedAt is null",
                        kind,
                        producer,
                        expectedSeq)
                > 0;
    }

    /** Closes the gaps of a producer whose chain now reaches {@code seq}. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void closeGaps(String producer, long seq) {
        update(
                "closedAt = ?1 where kind = ?2 and producer = ?3 and expectedSeq <= ?4 and closedAt is null",
                clock.instant(),
                AlarmKind.GAP,
                producer,
                seq);
    }

    /** Whether an alarm of this kind still has its reason. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean isOpen(AlarmKind kind) {
        return count("kind = ?1 and closedAt is null", kind) > 0;
    }

    /** Closes the alarms of this kind that found no more than {@code size}. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void closeUpTo(AlarmKind kind, long size) {
        update("closedAt = ?1 where kind = ?2 and foundSeq <= ?3 and closedAt is null", clock.instant(), kind, size);
    }

    /** Every alarm, the newest first. */
    @Transactional
    public List<Alarm> newest(int limit) {
        return findAll(Sort.descending("raisedAt")).page(0, limit).list().stream()
                .map(AlarmEntity::toAlarm)
                .toList();
    }

    /** How many alarms still have their reason. */
    @Transactional
    public long open() {
        return count("closedAt is null");
    }
}
