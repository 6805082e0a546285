package dev.airgap.audit.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

@ApplicationScoped
class MirrorHeads {

    private static final int THE_ONE = 1;

    private final EntityManager entities;

    MirrorHeads(EntityManager entities) {
        this.entities = entities;
    }

    MirrorHead get() {
        return entities.find(MirrorHeadEntity.class, THE_ONE).toHead();
    }

    /** The head, for nobody else to change until the transaction ends. */
    MirrorHead lock() {
        return entities.find(MirrorHeadEntity.class, THE_ONE, LockModeType.PESSIMISTIC_WRITE)
                .toHead();
    }

    void moveTo(MirrorHead head) {
        entities.find(MirrorHeadEntity.class, THE_ONE).moveTo(head);
    }
}
