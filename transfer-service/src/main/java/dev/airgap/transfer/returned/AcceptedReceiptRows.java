package dev.airgap.transfer.returned;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class AcceptedReceiptRows implements PanacheRepositoryBase<AcceptedReceiptEntity, Long> {

    Optional<AcceptedReceiptEntity> newest() {
        return find("order by number desc").firstResultOptional();
    }

    List<AcceptedReceiptEntity> newest(long before, int limit) {
        return find("number < ?1 order by number desc", before).page(0, limit).list();
    }
}
