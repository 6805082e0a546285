package dev.airgap.rules.export;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The export job of a cycle; QUEUED, then DONE or FAILED. */
@Entity
@Table(name = "rule_export")
class ExportEntity {

    static final String QUEUED = "QUEUED";
    static final String DONE = "DONE";
    static final String FAILED = "FAILED";

    @Id
    private UUID id;

    @Column(insertable = false, updatable = false)
    private Long position;

    @Column(name = "cycle_id")
    private String cycleId;

    private String site;

    @Column(name = "cause_event")
    private String causeEvent;

    private @Nullable String wanted;
    private String state;
    private @Nullable String number;
    private boolean unchanged;
    private @Nullable String code;
    private @Nullable String detail;

    @Column(name = "requested_at")
    private Instant requestedAt;

    @Column(name = "finished_at")
    private @Nullable Instant finishedAt;

    ExportEntity() {}

    static ExportEntity queued(
            String id, String cycleId, String site, String causeEvent, @Nullable String wanted, Instant now) {
        ExportEntity row = new ExportEntity();
        row.id = UUID.fromString(id);
        row.cycleId = cycleId;
        row.site = site;
        row.causeEvent = causeEvent;
        row.wanted = wanted;
        row.state = QUEUED;
        row.requestedAt = now;
        return row;
    }

    boolean isQueued() {
        return state.equals(QUEUED);
    }

    void done(String exported, boolean same, Instant now) {
        state = DONE;
        number = exported;
        unchanged = same;
        finishedAt = now;
    }

    void failed(String why, String explanation, Instant now) {
        state = FAILED;
        code = why;
        detail = explanation;
        finishedAt = now;
    }

    ExportJob toJob() {
        return new ExportJob(id, cycleId, site, causeEvent, Optional.ofNullable(wanted), requestedAt);
    }
}
