package dev.airgap.rules.update;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class RuleUpdateTable implements PanacheRepositoryBase<RuleUpdateEntity, String> {

    Optional<RuleUpdateEntity> byNumber(String site, String number) {
        return find("site = ?1 and number = ?2", site, number).firstResultOptional();
    }

    Optional<RuleUpdateEntity> last(String site) {
        return find("site = ?1 order by number desc", site).page(Page.ofSize(1)).firstResultOptional();
    }

    List<RuleUpdateEntity> newestFirst(String site, int limit) {
        return find("site = ?1 order by number desc", site)
                .page(Page.ofSize(limit))
                .list();
    }

    List<String> namedAsPrevious(String site) {
        return find("select distinct previous from RuleUpdateEntity where site = ?1 and previous is not null", site)
                .project(String.class)
                .list();
    }

    List<RuleUpdateEntity> inState(String site, RuleUpdateState state) {
        return list("site = ?1 and state = ?2 order by number", site, state);
    }
}
