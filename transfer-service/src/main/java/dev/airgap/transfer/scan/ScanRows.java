package dev.airgap.transfer.scan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class ScanRows implements PanacheRepositoryBase<ScanEntity, UUID> {

    Optional<ScanEntity> byId(String mediumId, String id) {
        return both(mediumId, id)
                .flatMap(
                        ids -> find("mediumId = ?1 and id = ?2", ids[0], ids[1]).firstResultOptional());
    }

    /** Newest first. */
    List<ScanEntity> of(String mediumId) {
        return list("mediumId = ?1 order by number desc", UUID.fromString(mediumId));
    }

    /** Those that still say something about what is on the medium, newest first. */
    List<ScanEntity> unused(String mediumId) {
        return list("mediumId = ?1 and usedAt is null order by number desc", UUID.fromString(mediumId));
    }

    private static Optional<UUID[]> both(String first, String second) {
        try {
            return Optional.of(new UUID[] {UUID.fromString(first), UUID.fromString(second)});
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
