package dev.airgap.bundler.snapshot;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class SnapshotRows implements PanacheRepositoryBase<SnapshotEntity, UUID> {

    Optional<SnapshotEntity> newestHeld(String site, String digest) {
        return find(
                        "site = ?1 and digest = ?2 and content = ?3",
                        Sort.descending("number"),
                        site,
                        digest,
                        ContentState.HELD)
                .firstResultOptional();
    }

    /** Of all sites, the oldest first. */
    List<SnapshotEntity> held() {
        return list("content", Sort.ascending("number"), ContentState.HELD);
    }

    List<SnapshotEntity> of(String digest, ContentState content) {
        return list("digest = ?1 and content = ?2", digest, content);
    }

    Optional<SnapshotEntity> firstDeleting() {
        return find("content", ContentState.DELETING).firstResultOptional();
    }
}
