package dev.airgap.audit.chain;

import dev.airgap.audit.alarm.AlarmKind;
import dev.airgap.audit.alarm.Alarms;
import dev.airgap.contracts.data.AuditAlarm;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Events that contradict the log: kept as evidence, with one alarm each, and not appended. */
@ApplicationScoped
class ForkedEvents implements PanacheRepositoryBase<ForkedEventEntity, EventKey> {

    private final Alarms alarms;
    private final Clock clock;

    ForkedEvents(Alarms alarms, Clock clock) {
        this.alarms = alarms;
        this.clock = clock;
    }

    void keep(ChainLink link, ChainHead head, String reason) {
        if (findByIdOptional(EventKey.of(link)).isPresent()) {
            return;
        }
        persist(new ForkedEventEntity(link, clock.instant()));
        String detail = "%s; event %s has SHA-256 %s".formatted(reason, link.eventId(), link.sha256());
        alarms.raise(AlarmKind.CHAIN_FORK, new AuditAlarm(link.producer(), head.seq() + 1, link.seq(), detail));
    }
}
