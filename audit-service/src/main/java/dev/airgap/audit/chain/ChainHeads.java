package dev.airgap.audit.chain;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;

/** The heads that this log holds, one per producer. */
@ApplicationScoped
public class ChainHeads implements PanacheRepositoryBase<ChainHeadEntity, String> {

    ChainHeads() {}

    /** Locks the head until the transaction ends; a producer that was never seen gets one. */
    ChainHeadEntity lock(String producer) {
        ChainHead nothing = ChainHead.ofNothing(producer);
        getEntityManager()
                .createNativeQuery("INSERT INTO chain_head (producer, seq, sha256) VALUES (?1, ?2, ?3)"
                        + " ON CONFLICT DO NOTHING")
                .setParameter(1, nothing.producer())
                .setParameter(2, nothing.seq())
                .setParameter(3, nothing.sha256())
                .executeUpdate();
        return findById(producer, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Every head, by producer. */
    @Transactional
    public List<ChainHead> all() {
        return listAll(Sort.by("producer")).stream()
                .map(ChainHeadEntity::toHead)
                .toList();
    }
}
