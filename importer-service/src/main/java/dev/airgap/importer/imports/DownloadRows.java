package dev.airgap.importer.imports;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class DownloadRows implements PanacheRepositoryBase<DownloadEntity, UUID> {

    private static final int NEWEST = 100;

    Optional<DownloadEntity> byId(String id) {
        try {
            return findByIdOptional(UUID.fromString(id));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** The oldest that is not finished: one that a crash interrupted comes before those that wait. */
    Optional<DownloadEntity> oldestOpen() {
        return find("state <> ?1", Sort.ascending("number"), DownloadState.FINISHED)
                .firstResultOptional();
    }

    List<DownloadEntity> newest(Optional<String> cycleId) {
        Sort newestFirst = Sort.descending("number");
        return cycleId.map(cycle -> find("cycleId", newestFirst, cycle))
                .orElseGet(() -> findAll(newestFirst))
                .page(0, NEWEST)
                .list();
    }
}
