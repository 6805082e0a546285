package dev.airgap.importer.freshness;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

@ApplicationScoped
class RelayWatchRow implements PanacheRepositoryBase<RelayWatchEntity, Integer> {

    /** Locked until the end of the transaction. */
    RelayWatchEntity locked() {
        return findById(RelayWatchEntity.ONLY, LockModeType.PESSIMISTIC_WRITE);
    }
}
