package dev.airgap.transfer.medium;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class MediumRows implements PanacheRepositoryBase<MediumEntity, UUID> {

    Optional<MediumEntity> byId(String id) {
        return uuid(id).flatMap(this::findByIdOptional);
    }

    Optional<MediumEntity> bySerial(String serial) {
        return find("serial", serial).firstResultOptional();
    }

    /** Whoever comes second waits, and then sees what the first did. */
    Optional<MediumEntity> lockedById(String id) {
        return uuid(id).flatMap(uuid -> findByIdOptional(uuid, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Whoever comes second waits, and then sees what the first did. */
    Optional<MediumEntity> lockedBySerial(String serial) {
        return find("serial", serial).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** The first medium that left before this time, and of which nobody was told. */
    Optional<MediumEntity> firstOverdueUnsaid(Instant leftBefore) {
        return find(
                        "state = ?1 and overdueAt is null and since < ?2 order by since",
                        MediumState.IN_TRANSIT,
                        leftBefore)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    List<MediumEntity> newest(Optional<String> serial, long before, int limit) {
        return serial.map(wanted -> find("serial = ?1 and number < ?2 order by number desc", wanted, before))
                .orElseGet(() -> find("number < ?1 order by number desc", before))
                .page(0, limit)
                .list();
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
