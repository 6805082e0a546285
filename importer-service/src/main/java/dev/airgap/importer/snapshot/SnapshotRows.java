package dev.airgap.importer.snapshot;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class SnapshotRows implements PanacheRepositoryBase<SnapshotEntity, UUID> {

    Optional<SnapshotEntity> byBundle(String bundleId) {
        return find("bundleId", bundleId).firstResultOptional();
    }

    /** Any of them whose content is here: a staged snapshot has all of it. */
    Optional<SnapshotEntity> heldByDigest(String snapshotDigest) {
        return find("snapshotDigest = ?1 and content = ?2", snapshotDigest, ContentState.HELD)
                .firstResultOptional();
    }

    List<SnapshotEntity> byDigest(String snapshotDigest) {
        return list("snapshotDigest", snapshotDigest);
    }

    List<SnapshotEntity> held() {
        return list("content", ContentState.HELD);
    }

    Optional<SnapshotEntity> firstDeleting() {
        return find("content", ContentState.DELETING).firstResultOptional();
    }

    List<SnapshotEntity> ofCycle(String cycleId) {
        return list("cycleId", cycleId);
    }

    long lastSwitchNumber() {
        return find("select max(switchNumber) from SnapshotEntity")
                .project(Long.class)
                .firstResultOptional()
                .orElse(0L);
    }

    Optional<SnapshotEntity> numberedLikeButOther(String bundleId, long epoch, long sequence) {
        return find("epoch = ?1 and sequence = ?2 and bundleId <> ?3", epoch, sequence, bundleId)
                .firstResultOptional();
    }

    Optional<SnapshotEntity> switched() {
        return find("state", SnapshotState.SWITCHED).firstResultOptional();
    }
}
