package dev.airgap.importer.snapshot;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

@ApplicationScoped
class RelayStateRow implements PanacheRepositoryBase<RelayStateEntity, Integer> {

    RelayStateEntity read() {
        return findById(RelayStateEntity.ONLY);
    }

    /** Locked until the end of the transaction. */
    RelayStateEntity locked() {
        return findById(RelayStateEntity.ONLY, LockModeType.PESSIMISTIC_WRITE);
    }
}
