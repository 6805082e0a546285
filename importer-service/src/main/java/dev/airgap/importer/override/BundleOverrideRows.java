package dev.airgap.importer.override;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class BundleOverrideRows implements PanacheRepositoryBase<BundleOverrideEntity, UUID> {

    private static final Sort NEWEST_FIRST = Sort.descending("number");

    Optional<BundleOverrideEntity> byDigest(String digest) {
        return find("digest", digest).firstResultOptional();
    }

    Optional<BundleOverrideEntity> byOverride(String overrideId) {
        return find("overrideId", overrideId).firstResultOptional();
    }

    /** Those of a bundle that wait for a second person, or that one has confirmed; newest first. */
    List<BundleOverrideEntity> inState(OverrideState state, String bundleId, Instant now) {
        return find("bundleId", NEWEST_FIRST, bundleId).stream()
                .filter(row -> row.state(now) == state)
                .toList();
    }

    List<BundleOverrideEntity> newest(long before, int limit) {
        return find("number < ?1", NEWEST_FIRST, before).page(0, limit).list();
    }
}
