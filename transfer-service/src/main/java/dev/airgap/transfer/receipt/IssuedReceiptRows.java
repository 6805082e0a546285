package dev.airgap.transfer.receipt;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class IssuedReceiptRows implements PanacheRepositoryBase<IssuedReceiptEntity, Long> {

    IssuedReceiptEntity existing(long number) {
        return findByIdOptional(number).orElseThrow(() -> new IllegalStateException("receipt " + number + " has gone"));
    }

    Optional<IssuedReceiptEntity> locked(long number) {
        return findByIdOptional(number, LockModeType.PESSIMISTIC_WRITE);
    }

    Optional<IssuedReceiptEntity> newest() {
        return find("order by number desc").firstResultOptional();
    }

    /** Those that are not on their medium yet, the oldest first. */
    List<IssuedReceiptEntity> waiting() {
        return find("state = ?1 order by number", ReceiptState.ISSUED).list();
    }

    List<IssuedReceiptEntity> waitingFor(String transferId) {
        return find("state = ?1 and transferId = ?2", ReceiptState.ISSUED, UUID.fromString(transferId))
                .list();
    }

    List<IssuedReceiptEntity> newest(long before, int limit) {
        return find("number < ?1 order by number desc", before).page(0, limit).list();
    }
}
