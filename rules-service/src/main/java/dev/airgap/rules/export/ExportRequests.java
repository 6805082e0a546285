package dev.airgap.rules.export;

import dev.airgap.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** Takes the wish for a rule update; a worker fulfils it. */
@ApplicationScoped
public class ExportRequests {

    private final ExportTable jobs;
    private final Ids ids;
    private final Clock clock;

    ExportRequests(ExportTable jobs, Ids ids, Clock clock) {
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Queues the export of a cycle, once; within the caller's transaction.
     *
     * @param causeEvent id of the event that started the cycle
     * @param wanted the number of the update that is asked for; the newest rules if empty
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void request(String cycleId, String site, String causeEvent, Optional<String> wanted) {
        if (!jobs.hasCycle(cycleId)) {
            jobs.persist(
                    ExportEntity.queued(ids.next(), cycleId, site, causeEvent, wanted.orElse(null), clock.instant()));
        }
    }
}
