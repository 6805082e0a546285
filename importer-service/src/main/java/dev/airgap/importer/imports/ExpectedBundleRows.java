package dev.airgap.importer.imports;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class ExpectedBundleRows implements PanacheRepositoryBase<ExpectedBundleEntity, ExpectedBundleEntity.Key> {

    List<ExpectedBundle> of(UUID downloadId) {
        return find("downloadId", downloadId).stream()
                .map(ExpectedBundleEntity::toExpectedBundle)
                .toList();
    }
}
