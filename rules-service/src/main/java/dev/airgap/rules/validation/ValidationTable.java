package dev.airgap.rules.validation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class ValidationTable implements PanacheRepositoryBase<ValidationEntity, UUID> {

    /** Among those due, the one that waits longest: a file that cannot be fetched holds up no other. */
    Optional<ValidationEntity> next(Instant now) {
        return find("state = ?1 and nextAttemptAt <= ?2 order by position", ValidationState.QUEUED, now)
                .page(Page.ofSize(1))
                .firstResultOptional();
    }

    /** Of all files whose signature was good, whatever became of them then. */
    List<String> signedNumbers() {
        return find("select distinct number from ValidationEntity where number is not null")
                .project(String.class)
                .list();
    }

    boolean hasDelivery(String eventId, String fileName) {
        return count("causeEvent = ?1 and fileName = ?2", eventId, fileName) > 0;
    }

    List<ValidationEntity> queued() {
        return list("state", ValidationState.QUEUED);
    }

    List<ValidationEntity> newestFirst(int limit) {
        return find("order by position desc").page(Page.ofSize(limit)).list();
    }

    List<ValidationEntity> ofCycle(String cycleId, int limit) {
        return find("cycleId = ?1 order by position desc", cycleId)
                .page(Page.ofSize(limit))
                .list();
    }
}
