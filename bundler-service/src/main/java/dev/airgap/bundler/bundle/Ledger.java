package dev.airgap.bundler.bundle;

import dev.airgap.bundle.Component;
import dev.airgap.bundle.Manifest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The database's record of what was released to each site. */
@ApplicationScoped
@Transactional(TxType.REQUIRED)
class Ledger implements PanacheRepositoryBase<BundleEntity, String> {

    private static final Sort NEWEST_FIRST = Sort.descending("epoch").and("sequence", Sort.Direction.Descending);

    Optional<ReleasedBundle> find(String bundleId) {
        return findByIdOptional(bundleId).map(BundleEntity::toBundle);
    }

    Optional<ReleasedBundle> last(String site) {
        return find("site", NEWEST_FIRST, site).firstResultOptional().map(BundleEntity::toBundle);
    }

    /** The newest that carries everything. */
    Optional<ReleasedBundle> lastFull(String site) {
        return find("site = ?1 and kind = ?2", NEWEST_FIRST, site, Manifest.Kind.FULL.word())
                .firstResultOptional()
                .map(BundleEntity::toBundle);
    }

    /** How many came after the last full one of the epoch; empty if it has none. */
    Optional<Long> releasedSinceFull(String site, long epoch) {
        return lastFull(site)
                .filter(full -> full.epoch() == epoch)
                .map(full -> count("site = ?1 and epoch = ?2 and sequence > ?3", site, epoch, full.sequence()));
    }

    @Transactional(TxType.MANDATORY)
    void fileDeleted(String bundleId, Instant now) {
        findByIdOptional(bundleId).ifPresent(row -> row.fileDeleted(now));
    }

    boolean isReleased(String fileName) {
        return count("fileName", fileName) > 0;
    }

    Set<String> componentsEverReleased(String site) {
        List<?> ids = getEntityManager()
                .createNativeQuery("SELECT component_id FROM released_component WHERE site = ?1", String.class)
                .setParameter(1, site)
                .getResultList();
        return ids.stream().map(String.class::cast).collect(Collectors.toUnmodifiableSet());
    }

    /** Fails when the position is taken: then another instance has released meanwhile. */
    @Transactional(TxType.MANDATORY)
    void enter(ReleasedBundle bundle, List<Component> components) {
        persistAndFlush(BundleEntity.of(bundle));
        for (Component component : components) {
            getEntityManager()
                    .createNativeQuery("INSERT INTO released_component (site, component_id, first_bundle_id)"
                            + " VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")
                    .setParameter(1, bundle.site())
                    .setParameter(2, component.id())
                    .setParameter(3, bundle.id())
                    .executeUpdate();
        }
    }
}
