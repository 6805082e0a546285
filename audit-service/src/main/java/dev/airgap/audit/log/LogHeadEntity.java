package dev.airgap.audit.log;

import dev.airgap.trust.MerkleFrontier;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The one row that every append locks. */
@Entity
@Table(name = "log_head")
class LogHeadEntity {

    static final int THE_ONE = 1;

    @Id
    int id;

    long size;
    byte[] frontier;

    protected LogHeadEntity() {
        // for Hibernate
    }

    MerkleFrontier toFrontier() {
        return MerkleFrontier.of(size, frontier);
    }

    void moveTo(MerkleFrontier grown) {
        size = grown.size();
        frontier = grown.bytes();
    }
}
