package dev.airgap.rules.update;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "rule_set")
class RuleSetEntity {

    @Id
    String site;

    @Nullable
    String floor;

    @Column(name = "update_id")
    @Nullable
    String updateId;

    @Column(name = "applied_at")
    @Nullable
    Instant appliedAt;
}
