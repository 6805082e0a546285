package dev.airgap.importer.updatesource;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "update_source")
class UpdateSourceEntity {

    static final int ONLY = 1;

    @Id
    private int id = ONLY;

    private String url;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "changed_by")
    private String changedBy;

    UpdateSourceEntity() {}

    void change(UpdateSource source, String actor, Instant now) {
        url = source.toString();
        changedBy = actor;
        changedAt = now;
    }

    UpdateSource source() {
        return UpdateSource.of(url);
    }
}
