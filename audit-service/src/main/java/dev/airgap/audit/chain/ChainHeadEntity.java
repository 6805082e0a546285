package dev.airgap.audit.chain;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "chain_head")
class ChainHeadEntity {

    @Id
    String producer;

    long seq;
    String sha256;

    protected ChainHeadEntity() {
        // for Hibernate
    }

    ChainHead toHead() {
        return new ChainHead(producer, seq, sha256);
    }

    void moveTo(ChainHead head) {
        seq = head.seq();
        sha256 = head.sha256();
    }
}
