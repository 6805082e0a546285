package dev.airgap.audit.chain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** An event that is not in the log, by its claimed place and its bytes: there may be several for one place. */
@Embeddable
record EventKey(
        String producer, @Column(name = "producer_seq") long producerSeq, String sha256) {

    static EventKey of(ChainLink link) {
        return new EventKey(link.producer(), link.seq(), link.sha256());
    }
}
