package dev.airgap.bundler.cycle;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class CycleRows implements PanacheRepositoryBase<CycleEntity, UUID> {

    private static final List<CycleState> WAITING_FOR_WORK = List.of(CycleState.STARTED, CycleState.SNAPSHOT_TAKEN);

    Optional<CycleEntity> byId(String id) {
        return uuid(id).flatMap(this::findByIdOptional);
    }

    /** Locked until the end of the transaction: of an event and the worker at the same time, one waits. */
    CycleEntity locked(String id) {
        return uuid(id).flatMap(uuid -> findByIdOptional(uuid, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new UnknownCycleException(id));
    }

    /** The oldest cycle that the bundler has work for. */
    Optional<CycleEntity> oldestWaitingForWork() {
        return find("state in ?1", Sort.ascending("number"), WAITING_FOR_WORK).firstResultOptional();
    }

    boolean isWorkWaiting(String site, Trigger trigger) {
        return count("site = ?1 and trigger = ?2 and state in ?3", site, trigger, WAITING_FOR_WORK) > 0;
    }

    Optional<Instant> lastStart(String site, Trigger trigger) {
        return find("site = ?1 and trigger = ?2", Sort.descending("startedAt"), site, trigger)
                .firstResultOptional()
                .map(CycleEntity::startedAt);
    }

    List<CycleEntity> newestBefore(long number, int limit) {
        return find("number < ?1", Sort.descending("number"), number)
                .page(0, limit)
                .list();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
