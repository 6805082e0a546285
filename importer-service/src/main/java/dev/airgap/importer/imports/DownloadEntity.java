package dev.airgap.importer.imports;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "download")
class DownloadEntity {

    @Id
    private UUID id;

    @Generated
    @Column(insertable = false, updatable = false)
    private @Nullable Long number;

    @Column(name = "cycle_id")
    private @Nullable String cycleId;

    private String trigger;
    private @Nullable String actor;

    @Column(name = "causation_id")
    private @Nullable String causationId;

    @Column(name = "started_event_id")
    private @Nullable String startedEventId;

    @Enumerated(EnumType.STRING)
    private DownloadState state;

    @Enumerated(EnumType.STRING)
    private @Nullable DownloadOutcome outcome;

    @Column(name = "update_source")
    private @Nullable String updateSource;

    @Enumerated(EnumType.STRING)
    @Column(name = "source_result")
    private @Nullable SourceResult sourceResult;

    private @Nullable String code;
    private @Nullable String detail;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "finished_at")
    private @Nullable Instant finishedAt;

    @Version
    private int version;

    DownloadEntity() {}

    static DownloadEntity queued(
            String id,
            Trigger trigger,
            Optional<String> cycleId,
            Optional<String> actor,
            Optional<String> causationId,
            Instant now) {
        DownloadEntity row = new DownloadEntity();
        row.id = UUID.fromString(id);
        row.trigger = trigger.word();
        row.cycleId = cycleId.orElse(null);
        row.actor = actor.orElse(null);
        row.causationId = causationId.orElse(null);
        row.state = DownloadState.QUEUED;
        row.createdAt = now;
        return row;
    }

    void started(String eventId, Instant now) {
        move(DownloadState.RUNNING);
        startedEventId = eventId;
        startedAt = now;
    }

    void finished(DownloadOutcome result, Instant now) {
        move(DownloadState.FINISHED);
        outcome = result;
        finishedAt = now;
    }

    /** The relay itself failed. */
    void failed(Reason why, Instant now) {
        finished(DownloadOutcome.FAILED, now);
        code = why.code();
        detail = why.detail();
    }

    void sourceAnswered(String url, SourceResult result) {
        updateSource = url;
        sourceResult = result;
    }

    /** A download that somebody asked for belongs to the cycle of the bundle that it activates. */
    void adoptCycle(@Nullable String cycle) {
        if (cycleId == null) {
            cycleId = cycle;
        }
    }

    private void move(DownloadState next) {
        if (!state.canBecome(next)) {
            throw new IllegalStateException("download " + id + " is " + state + ", not to become " + next);
        }
        state = next;
    }

    UUID uuid() {
        return id;
    }

    String id() {
        return id.toString();
    }

    String trigger() {
        return trigger;
    }

    Optional<String> cycleId() {
        return Optional.ofNullable(cycleId);
    }

    Optional<String> actor() {
        return Optional.ofNullable(actor);
    }

    Optional<String> causationId() {
        return Optional.ofNullable(causationId);
    }

    Optional<String> startedEventId() {
        return Optional.ofNullable(startedEventId);
    }

    DownloadState state() {
        return state;
    }

    Optional<DownloadOutcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    Optional<String> updateSource() {
        return Optional.ofNullable(updateSource);
    }

    Optional<SourceResult> sourceResult() {
        return Optional.ofNullable(sourceResult);
    }

    Optional<Reason> failure() {
        return Optional.ofNullable(code)
                .map(why -> new Reason(why, Optional.ofNullable(detail).orElse("")));
    }

    Instant createdAt() {
        return createdAt;
    }

    Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }
}
