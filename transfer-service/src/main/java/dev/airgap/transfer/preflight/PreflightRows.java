package dev.airgap.transfer.preflight;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PreflightRows implements PanacheRepositoryBase<PreflightEntity, UUID> {

    Optional<PreflightEntity> byId(String id) {
        try {
            return findByIdOptional(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Optional<PreflightEntity> firstRunning() {
        return find("result is null order by number").firstResultOptional();
    }

    List<PreflightEntity> newest(long before, int limit) {
        return find("number < ?1 order by number desc", before).page(0, limit).list();
    }
}
