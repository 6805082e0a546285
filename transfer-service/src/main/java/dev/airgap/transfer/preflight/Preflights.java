package dev.airgap.transfer.preflight;

import dev.airgap.kit.idempotency.Idempotency;
import dev.airgap.kit.time.Ids;
import dev.airgap.transfer.medium.MediumWorkRequested;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Takes the question whether a medium can be imported, and shows the answer. */
@ApplicationScoped
public class Preflights {

    private final PreflightRows rows;
    private final Idempotency idempotency;
    private final Event<MediumWorkRequested> work;
    private final Clock clock;
    private final Ids ids;

    Preflights(PreflightRows rows, Idempotency idempotency, Event<MediumWorkRequested> work, Clock clock, Ids ids) {
        this.rows = rows;
        this.idempotency = idempotency;
        this.work = work;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Asks for the medium that stands ready to be checked.
     *
     * @param key the same key asks once, however often it is used
     * @return its id
     */
    @Transactional
    public String request(String actor, Optional<String> key) {
        return idempotency.once(key, "check-medium", actor, () -> {
            String id = ids.next();
            rows.persist(PreflightEntity.of(id, actor, clock.instant()));
            work.fire(new MediumWorkRequested());
            return id;
        });
    }

    @Transactional
    public Optional<Preflight> find(String id) {
        return rows.byId(id).map(PreflightEntity::toPreflight);
    }

    /** The newest {@code limit} with a number below {@code before}, newest first. */
    @Transactional
    public List<Preflight> newest(long before, int limit) {
        return rows.newest(before, limit).stream()
                .map(PreflightEntity::toPreflight)
                .toList();
    }
}
