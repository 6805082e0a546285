package dev.airgap.audit.mirror;

import dev.airgap.trust.MerkleFrontier;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The one row that whoever changes the mirror locks. */
@Entity
@Table(name = "mirror_head")
class MirrorHeadEntity {

    private static final int HASH_BYTES = 32;

    @Id
    int id;

    @Enumerated(EnumType.STRING)
    MirrorState state;

    long size;

    @Column(name = "root_hash")
    byte[] rootHash;

    byte[] frontier;
    long entries;

    @Column(name = "cleared_at")
    Instant clearedAt;

    protected MirrorHeadEntity() {
        // for Hibernate
    }

    MirrorHead toHead() {
        boolean complete = frontier.length == Long.bitCount(size) * HASH_BYTES;
        return new MirrorHead(
                state,
                size,
                rootHash,
                complete ? MerkleFrontier.of(size, frontier) : MerkleFrontier.empty(),
                entries,
                clearedAt);
    }

    void moveTo(MirrorHead head) {
        state = head.state();
        size = head.size();
        rootHash = head.rootHash();
        frontier = head.frontier().bytes();
        entries = head.entries();
        clearedAt = head.clearedAt();
    }
}
