package dev.airgap.transfer.preflight;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "medium_check")
class PreflightEntity {

    @Id
    private UUID id;

    @Column(insertable = false, updatable = false)
    private Long number;

    @Version
    private int version;

    @Column(name = "requested_by")
    private String requestedBy;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    private @Nullable String result;

    PreflightEntity() {}

    static PreflightEntity of(String id, String actor, Instant now) {
        PreflightEntity row = new PreflightEntity();
        row.id = UUID.fromString(id);
        row.requestedBy = actor;
        row.startedAt = now;
        return row;
    }

    void ended(String json, Instant now) {
        result = json;
        endedAt = now;
    }

    Preflight toPreflight() {
        return new Preflight(id.toString(), number == null ? 0 : number, requestedBy, startedAt, endedAt, result);
    }
}
