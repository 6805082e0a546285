package dev.airgap.audit.mirror;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class MirrorJobs implements PanacheRepositoryBase<MirrorJobEntity, Long> {

    private final MirrorHeads heads;
    private final Clock clock;

    MirrorJobs(MirrorHeads heads, Clock clock) {
        this.heads = heads;
        this.clock = clock;
    }

    void add(MirrorJob job) {
        persist(MirrorJobEntity.of(job));
    }

    /** The job that is next; while the mirror is frozen only what thaws it. */
    @Transactional
    Optional<MirrorJob> next() {
        boolean frozen = heads.get().state() == MirrorState.FORKED;
        return (frozen
                        ? find("endedAt is null and kind = ?1", Sort.by("logIndex"), MirrorJob.Kind.CLEARANCE)
                        : find("endedAt is null", Sort.by("logIndex")))
                .firstResultOptional()
                .map(MirrorJobEntity::toJob);
    }

    /** Ends a job in the transaction of its effect. */
    void end(MirrorJob job, MirrorState verdict, @Nullable String code) {
        findById(job.logIndex()).end(verdict, code, clock.instant());
    }

    @Transactional
    long waiting() {
        return count("endedAt is null");
    }
}
