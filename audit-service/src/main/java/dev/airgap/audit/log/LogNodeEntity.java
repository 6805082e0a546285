package dev.airgap.audit.log;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@Table(name = "log_node")
class LogNodeEntity {

    /** The subtree of 2^level leaves that starts at leaf index·2^level. */
    @Embeddable
    record Place(int level, long index) {}

    @EmbeddedId
    Place place;

    byte[] hash;

    protected LogNodeEntity() {
        // for Hibernate
    }

    LogNodeEntity(Place place, byte[] hash) {
        this.place = place;
        this.hash = hash;
    }
}
