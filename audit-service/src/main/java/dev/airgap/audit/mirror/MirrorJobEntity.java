package dev.airgap.audit.mirror;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "mirror_job")
class MirrorJobEntity {

    @Id
    @Column(name = "log_index")
    long logIndex;

    @Column(name = "event_id")
    String eventId;

    @Enumerated(EnumType.STRING)
    MirrorJob.Kind kind;

    @Column(name = "carried_by")
    String carriedBy;

    @Column(name = "cycle_id")
    @Nullable
    String cycleId;

    @Enumerated(EnumType.STRING)
    @Nullable
    MirrorState verdict;

    @Nullable
    String code;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    protected MirrorJobEntity() {
        // for Hibernate
    }

    static MirrorJobEntity of(MirrorJob job) {
        MirrorJobEntity row = new MirrorJobEntity();
        row.logIndex = job.logIndex();
        row.eventId = job.eventId();
        row.kind = job.kind();
        row.carriedBy = job.carriedBy();
        row.cycleId = job.cycleId().orElse(null);
        return row;
    }

    MirrorJob toJob() {
        return new MirrorJob(logIndex, eventId, kind, carriedBy, Optional.ofNullable(cycleId));
    }

    void end(MirrorState given, @Nullable String why, Instant now) {
        verdict = given;
        code = why;
        endedAt = now;
    }
}
