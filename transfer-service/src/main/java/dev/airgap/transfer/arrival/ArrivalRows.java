package dev.airgap.transfer.arrival;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class ArrivalRows implements PanacheRepositoryBase<ArrivalEntity, UUID> {

    Optional<ArrivalEntity> byId(String id) {
        try {
            return findByIdOptional(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    ArrivalEntity existing(String id) {
        return byId(id).orElseThrow(() -> new IllegalStateException("arrival " + id + " has gone"));
    }

    Optional<ArrivalEntity> firstRunning() {
        return find("state = ?1 order by number", ArrivalState.RUNNING).firstResultOptional();
    }

    List<ArrivalEntity> receivingSince(Instant before) {
        return list("state = ?1 and startedAt < ?2 order by number", ArrivalState.RECEIVING, before);
    }

    List<ArrivalEntity> newest(long before, int limit) {
        return find("number < ?1 order by number desc", before).page(0, limit).list();
    }
}
