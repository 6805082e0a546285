package dev.airgap.audit.log;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class LogEntries implements PanacheRepositoryBase<LogEntryEntity, Long> {

    List<LogEntryEntity> from(long index, int limit) {
        return find("index >= ?1", Sort.by("index"), index).page(0, limit).list();
    }

    List<LogEntryEntity> ofCycle(String cycleId) {
        return list("cycleId", Sort.by("index"), cycleId);
    }

    List<LogEntryEntity> ofCycleAfter(String cycleId, long index) {
        return list("cycleId = ?1 and index > ?2", Sort.by("index"), cycleId, index);
    }

    Optional<LogEntryEntity> ofEvent(String eventId) {
        return find("eventId", Sort.by("index"), eventId).firstResultOptional();
    }

    Optional<LogEntryEntity> of(String producer, long producerSeq) {
        return find("producer = ?1 and producerSeq = ?2", producer, producerSeq).firstResultOptional();
    }
}
