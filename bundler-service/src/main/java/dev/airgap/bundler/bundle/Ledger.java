package dev.airgap.bundler.bundle;

import dev.airgap.bundle.Component;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
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
