package dev.airgap.transfer.returned;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class AcceptedReceiptRows implements PanacheRepositoryBase<AcceptedReceiptEntity, Long> {

    /** Until the end of the transaction no other receipt is taken: two persons may bring one at once. */
    void lock() {
        getEntityManager()
                .createNativeQuery("LOCK TABLE accepted_receipt IN SHARE ROW EXCLUSIVE MODE")
                .executeUpdate();
    }

    /** The newest that came as a file: slips prove nothing of the site's log. */
    Optional<AcceptedReceiptEntity> newestFile() {
        return find("form = ?1 order by number desc", ReceiptForm.FILE).firstResultOptional();
    }

    Optional<AcceptedReceiptEntity> newest() {
        return find("order by number desc").firstResultOptional();
    }

    List<AcceptedReceiptEntity> newest(long before, int limit) {
        return find("number < ?1 order by number desc", before).page(0, limit).list();
    }
}
