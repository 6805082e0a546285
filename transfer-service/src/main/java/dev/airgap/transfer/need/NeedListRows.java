package dev.airgap.transfer.need;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class NeedListRows implements PanacheRepositoryBase<NeedListEntity, Long> {

    /** Until the end of the transaction no other list is issued: two persons may ask at once. */
    void lock() {
        getEntityManager()
                .createNativeQuery("LOCK TABLE issued_need_list IN SHARE ROW EXCLUSIVE MODE")
                .executeUpdate();
    }

    Optional<NeedListEntity> locked(long number) {
        return findByIdOptional(number, LockModeType.PESSIMISTIC_WRITE);
    }

    Optional<NeedListEntity> newest() {
        return find("order by number desc").firstResultOptional();
    }

    Optional<NeedListEntity> waiting() {
        return find("state = ?1 order by number desc", NeedListState.ISSUED).firstResultOptional();
    }

    List<NeedListEntity> newest(long before, int limit) {
        return find("number < ?1 order by number desc", before).page(0, limit).list();
    }
}
