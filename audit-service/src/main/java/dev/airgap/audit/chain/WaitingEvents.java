package dev.airgap.audit.chain;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Events that came before their predecessor, kept until it comes. */
@ApplicationScoped
class WaitingEvents implements PanacheRepositoryBase<WaitingEventEntity, EventKey> {

    private final EventReader reader;
    private final Clock clock;

    WaitingEvents(EventReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** Keeps an event; false if it is kept already. */
    boolean keep(ChainLink link) {
        if (findByIdOptional(EventKey.of(link)).isPresent()) {
            return false;
        }
        persist(new WaitingEventEntity(link, clock.instant()));
        return true;
    }

    /** Takes out the events that claim this number, in the order received. */
    List<ChainLink> take(String producer, long seq) {
        List<WaitingEventEntity> rows =
                list("key.producer = ?1 and key.producerSeq = ?2", Sort.by("receivedAt"), producer, seq);
        rows.forEach(this::delete);
        return rows.stream().map(row -> reader.read(row.value, producer)).toList();
    }

    /** The lowest waiting number of each producer that has waited since before {@code limit}. */
    List<WaitingEventEntity> overdue(Instant limit) {
        return list(
                "receivedAt <= ?1 and key.producerSeq ="
                        + " (select min(w.key.producerSeq) from WaitingEventEntity w where w.key.producer = key.producer)",
                Sort.by("key.producer"),
                limit);
    }
}
