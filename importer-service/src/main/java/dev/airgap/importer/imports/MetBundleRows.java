package dev.airgap.importer.imports;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class MetBundleRows implements PanacheRepositoryBase<MetBundleEntity, UUID> {

    List<MetBundle> of(UUID downloadId) {
        return find("downloadId", Sort.by("recordedAt").and("fileName"), downloadId).stream()
                .map(MetBundleEntity::toMetBundle)
                .toList();
    }

    Optional<MetBundleEntity> find(UUID downloadId, String fileName) {
        return find("downloadId = ?1 and fileName = ?2", downloadId, fileName).firstResultOptional();
    }

    /** Whether any download met this bundle and could believe it. */
    boolean wasEverMet(String bundleId) {
        return count("bundleId", bundleId) > 0;
    }
}
