package dev.airgap.rules.export;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class ExportTable implements PanacheRepositoryBase<ExportEntity, UUID> {

    Optional<ExportEntity> next() {
        return find("state = ?1 order by position", ExportEntity.QUEUED).firstResultOptional();
    }

    boolean hasCycle(String cycleId) {
        return count("cycleId", cycleId) > 0;
    }
}
