package dev.airgap.transfer.outcome;

import dev.airgap.media.FileKind;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class CarryRows implements PanacheRepositoryBase<CarryEntity, UUID> {

    Optional<CarryEntity> byId(String transferId) {
        return uuid(transferId).flatMap(this::findByIdOptional);
    }

    Optional<CarryEntity> locked(String transferId) {
        return uuid(transferId).flatMap(uuid -> findByIdOptional(uuid, LockModeType.PESSIMISTIC_WRITE));
    }

    CarryEntity existing(String transferId) {
        return locked(transferId)
                .orElseThrow(() -> new IllegalStateException("nothing is known of transfer " + transferId));
    }

    /** Those that carried this content, the newest first. */
    List<CarryEntity> withContent(FileKind kind, String contentId) {
        return find(
                        "from CarryEntity c where exists (select 1 from c.files f where f.kind = ?1 and f.contentId = ?2)"
                                + " order by c.number desc",
                        kind,
                        contentId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Those that carried a file of this name, the newest first. */
    List<CarryEntity> withName(FileKind kind, String name) {
        return find(
                        "from CarryEntity c where exists (select 1 from c.files f where f.kind = ?1 and f.name = ?2)"
                                + " order by c.number desc",
                        kind,
                        name)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** The newest whose files were taken. */
    Optional<CarryEntity> newestTaken() {
        return find("code is null order by number desc").firstResultOptional();
    }

    boolean anyCarriedRulesBefore(long number) {
        return count(
                        "from CarryEntity c where c.number < ?1 and exists (select 1 from c.files f where f.kind = ?2)",
                        number,
                        FileKind.RULE_UPDATE)
                > 0;
    }

    List<CarryEntity> newest(int limit) {
        return find("order by number desc").page(0, limit).list();
    }

    /** In the order they came. */
    List<CarryEntity> untold() {
        return find("askedBy is not null or (eventId is not null and told < revision) order by number")
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
