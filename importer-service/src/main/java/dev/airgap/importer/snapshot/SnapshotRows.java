package dev.airgap.importer.snapshot;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class SnapshotRows implements PanacheRepositoryBase<SnapshotEntity, UUID> {

    Optional<SnapshotEntity> byBundle(String bundleId) {
        return find("bundleId", bundleId).firstResultOptional();
    }

    /** Any of them: a staged snapshot has all its content. */
    Optional<SnapshotEntity> byDigest(String snapshotDigest) {
        return find("snapshotDigest", snapshotDigest).firstResultOptional();
    }

    Optional<SnapshotEntity> numberedLikeButOther(String bundleId, long epoch, long sequence) {
        return find("epoch = ?1 and sequence = ?2 and bundleId <> ?3", epoch, sequence, bundleId)
                .firstResultOptional();
    }

    Optional<SnapshotEntity> switched() {
        return find("state", SnapshotState.SWITCHED).firstResultOptional();
    }
}
