package dev.airgap.transfer.returned;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class MediumReturnRows implements PanacheRepositoryBase<MediumReturnEntity, UUID> {

    Optional<MediumReturnEntity> byId(String id) {
        try {
            return findByIdOptional(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    MediumReturnEntity existing(String id) {
        return byId(id).orElseThrow(() -> new IllegalStateException("return " + id + " has gone"));
    }

    Optional<MediumReturnEntity> firstRunning() {
        return find("state = ?1 order by number", ReturnState.RUNNING).firstResultOptional();
    }

    List<MediumReturnEntity> receivingSince(Instant before) {
        return list("state = ?1 and startedAt < ?2 order by number", ReturnState.RECEIVING, before);
    }

    List<MediumReturnEntity> newest(long before, int limit) {
        return find("number < ?1 order by number desc", before).page(0, limit).list();
    }
}
