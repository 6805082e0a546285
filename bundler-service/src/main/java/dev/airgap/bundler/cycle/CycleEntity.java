package dev.airgap.bundler.cycle;

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
@Table(name = "cycle")
class CycleEntity {

    @Id
    private UUID id;

    @Generated
    @Column(insertable = false, updatable = false)
    private @Nullable Long number;

    private String site;

    @Enumerated(EnumType.STRING)
    private CycleState state;

    @Enumerated(EnumType.STRING)
    @Column(name = "cycle_trigger")
    private Trigger trigger;

    @Column(name = "started_by")
    private String startedBy;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "last_event_id")
    private UUID lastEventId;

    @Column(name = "snapshot_id")
    private @Nullable UUID snapshotId;

    @Column(name = "bundle_id")
    private @Nullable String bundleId;

    @Column(name = "transfer_id")
    private @Nullable String transferId;

    @Column(name = "error_step")
    private @Nullable String errorStep;

    @Column(name = "error_code")
    private @Nullable String errorCode;

    @Column(name = "error_detail")
    private @Nullable String errorDetail;

    @Version
    private int version;

    CycleEntity() {}

    static CycleEntity started(String id, String site, Trigger trigger, String startedBy, String eventId, Instant now) {
        CycleEntity row = new CycleEntity();
        row.id = UUID.fromString(id);
        row.site = site;
        row.state = CycleState.STARTED;
        row.trigger = trigger;
        row.startedBy = startedBy;
        row.startedAt = now;
        row.updatedAt = now;
        row.lastEventId = UUID.fromString(eventId);
        return row;
    }

    void snapshotTaken(String snapshot, String eventId, Instant now) {
        move(CycleStep.TAKE_SNAPSHOT, eventId, now);
        snapshotId = UUID.fromString(snapshot);
    }

    void released(String bundle, String eventId, Instant now) {
        move(CycleStep.RELEASE, eventId, now);
        bundleId = bundle;
    }

    void carried(CycleStep step, String transfer, String eventId, Instant now) {
        move(step, eventId, now);
        transferId = transfer;
    }

    void failed(CycleError error, String eventId, Instant now) {
        move(CycleStep.FAIL, eventId, now);
        errorStep = error.step();
        errorCode = error.code();
        errorDetail = error.detail();
    }

    /** The only way to another state. */
    private void move(CycleStep step, String eventId, Instant now) {
        state = state.after(step).orElseThrow(() -> new StepNotPossibleException(id(), state, step));
        lastEventId = UUID.fromString(eventId);
        updatedAt = now;
    }

    void require(CycleStep step) {
        if (state.after(step).isEmpty()) {
            throw new StepNotPossibleException(id(), state, step);
        }
    }

    String id() {
        return id.toString();
    }

    long number() {
        return number == null ? 0 : number;
    }

    String site() {
        return site;
    }

    CycleState state() {
        return state;
    }

    String startedBy() {
        return startedBy;
    }

    Instant startedAt() {
        return startedAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    String lastEventId() {
        return lastEventId.toString();
    }

    Optional<String> snapshotId() {
        return Optional.ofNullable(snapshotId).map(UUID::toString);
    }

    Optional<String> bundleId() {
        return Optional.ofNullable(bundleId);
    }

    Optional<CycleError> error() {
        return errorCode == null || errorStep == null || errorDetail == null
                ? Optional.empty()
                : Optional.of(new CycleError(errorStep, errorCode, errorDetail));
    }
}
