package dev.airgap.transfer.hold;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class LogForkHoldRows implements PanacheRepositoryBase<LogForkHoldEntity, Long> {

    Optional<LogForkHoldEntity> oldestActive() {
        return find("clearedAt is null order by number").firstResultOptional();
    }

    List<LogForkHoldEntity> activeBecauseOf(String transferId) {
        return list("clearedAt is null and transferId = ?1", transferId);
    }
}
