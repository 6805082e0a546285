package dev.airgap.transfer.medium;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class MediumRows implements PanacheRepositoryBase<MediumEntity, UUID> {}
