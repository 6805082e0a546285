package dev.airgap.transfer.returned;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class AcceptedNeedListRows implements PanacheRepositoryBase<AcceptedNeedListEntity, Long> {

    Optional<AcceptedNeedListEntity> newest() {
        return find("order by number desc").firstResultOptional();
    }

    List<AcceptedNeedListEntity> newest(long before, int limit) {
        return find("number < ?1 order by number desc", before).page(0, limit).list();
    }
}
