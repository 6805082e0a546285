package dev.airgap.rules.update;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

@ApplicationScoped
class RuleSetTable implements PanacheRepositoryBase<RuleSetEntity, String> {

    /** The row of the site, held until the transaction ends: floor and pointer have one writer at a time. */
    RuleSetEntity locked(String site) {
        getEntityManager()
                .createNativeQuery("INSERT INTO rule_set (site) VALUES (:site) ON CONFLICT DO NOTHING")
                .setParameter("site", site)
                .executeUpdate();
        return findById(site, LockModeType.PESSIMISTIC_WRITE);
    }
}
