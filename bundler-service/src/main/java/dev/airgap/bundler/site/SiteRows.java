package dev.airgap.bundler.site;

import dev.airgap.contracts.Standing;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;

@ApplicationScoped
class SiteRows implements PanacheRepositoryBase<SiteEntity, String> {

    /**
     * Locked until the end of the transaction. Whoever needs cycles as well locks those first, so that no two wait for each
     * other.
     */
    SiteEntity locked(String name) {
        getEntityManager()
                .createNativeQuery("INSERT INTO site (site) VALUES (?1) ON CONFLICT DO NOTHING")
                .setParameter(1, name)
                .executeUpdate();
        return findById(name, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Whether the time has passed by which a medium should have left, and the site does not stand so yet. */
    boolean isOverdueUnsaid(String name, Instant now) {
        return count(
                        "name = ?1 and expectedBy <= ?2 and (standing is null or standing <> ?3)",
                        name,
                        now,
                        Standing.OVERDUE)
                > 0;
    }
}
