package dev.airgap.transfer.site;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;

@ApplicationScoped
class SiteStateRows implements PanacheRepositoryBase<SiteStateEntity, Integer> {

    SiteStateEntity get() {
        return findByIdOptional(SiteStateEntity.ONLY).orElseThrow();
    }

    SiteStateEntity locked() {
        return findByIdOptional(SiteStateEntity.ONLY, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow();
    }

    /** The snapshot is held from now on; one that was held before is the newest again. */
    void hold(String digest) {
        release(digest);
        getEntityManager()
                .createNativeQuery("INSERT INTO held_snapshot (digest) VALUES (?1)")
                .setParameter(1, digest)
                .executeUpdate();
    }

    void release(String digest) {
        getEntityManager()
                .createNativeQuery("DELETE FROM held_snapshot WHERE digest = ?1")
                .setParameter(1, digest)
                .executeUpdate();
    }

    List<String> held(int limit) {
        List<?> digests = getEntityManager()
                .createNativeQuery("SELECT digest FROM held_snapshot ORDER BY number DESC LIMIT ?1", String.class)
                .setParameter(1, limit)
                .getResultList();
        return digests.stream().map(String.class::cast).toList();
    }
}
