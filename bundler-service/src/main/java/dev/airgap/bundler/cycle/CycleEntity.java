package dev.airgap.bundler.cycle;

import dev.airgap.contracts.Standing;
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

    @Column(name = "full_requested")
    private boolean fullRequested;

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

    @Column(name = "known_receipt")
    private @Nullable Long knownReceipt;

    @Column(name = "rules_code")
    private @Nullable String rulesCode;

    @Column(name = "rules_detail")
    private @Nullable String rulesDetail;

    @Column(name = "departed_at")
    private @Nullable Instant departedAt;

    @Column(name = "due_at")
    private @Nullable Instant dueAt;

    @Column(name = "overdue_since")
    private @Nullable Instant overdueSince;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable Standing outcome;

    @Column(name = "outcome_code")
    private @Nullable String outcomeCode;

    @Column(name = "outcome_detail")
    private @Nullable String outcomeDetail;

    @Column(name = "receipt_number")
    private @Nullable Long receiptNumber;

    private boolean activated;

    @Version
    private int version;

    CycleEntity() {}

    static CycleEntity started(String id, Start start, String eventId, Instant now) {
        CycleEntity row = new CycleEntity();
        row.id = UUID.fromString(id);
        row.site = start.site();
        row.state = CycleState.STARTED;
        row.trigger = start.trigger();
        row.fullRequested = start.full();
        row.startedBy = start.actor();
        row.startedAt = now;
        row.updatedAt = now;
        row.lastEventId = UUID.fromString(eventId);
        return row;
    }

    /** @param receipt number of the newest receipt that is known now */
    void snapshotTaken(String snapshot, Optional<Long> receipt, String eventId, Instant now) {
        move(CycleStep.TAKE_SNAPSHOT, eventId, now);
        snapshotId = UUID.fromString(snapshot);
        knownReceipt = receipt.orElse(null);
    }

    void awaitsSignatures(String eventId, Instant now) {
        move(CycleStep.AWAIT_SIGNATURES, eventId, now);
    }

    void signed(String eventId, Instant now) {
        move(CycleStep.SIGN, eventId, now);
    }

    void released(String bundle, String eventId, Instant now) {
        move(CycleStep.RELEASE, eventId, now);
        bundleId = bundle;
    }

    void carried(CycleStep step, String transfer, String eventId, Instant now) {
        move(step, eventId, now);
        transferId = transfer;
    }

    /** @param due by when the site's receipt should be here */
    void departed(Instant at, Instant due) {
        departedAt = at;
        dueAt = due;
    }

    void withoutRules(Reason reason) {
        rulesCode = reason.code();
        rulesDetail = reason.detail();
    }

    /** Since it was due; said once. */
    void overdue(String eventId, Instant now) {
        overdueSince = dueAt;
        lastEventId = UUID.fromString(eventId);
        updatedAt = now;
    }

    /** @param receipt the receipt that says so; empty if two persons do */
    void closed(CycleStep step, Outcome how, Optional<Long> receipt, String eventId, Instant now) {
        move(step, eventId, now);
        outcome = how.standing();
        outcomeCode = how.code();
        outcomeDetail = how.detail();
        activated = how.activated();
        receiptNumber = receipt.orElse(null);
        endedAt = now;
    }

    void failed(CycleError error, String eventId, Instant now) {
        move(CycleStep.FAIL, eventId, now);
        endedAt = now;
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

    Trigger trigger() {
        return trigger;
    }

    boolean fullRequested() {
        return fullRequested;
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

    Optional<String> transferId() {
        return Optional.ofNullable(transferId);
    }

    Optional<Long> knownReceipt() {
        return Optional.ofNullable(knownReceipt);
    }

    Optional<Reason> missingRules() {
        return rulesCode == null || rulesDetail == null
                ? Optional.empty()
                : Optional.of(new Reason(rulesCode, rulesDetail));
    }

    /** By when its receipt should be here. */
    Optional<Instant> dueAt() {
        return Optional.ofNullable(dueAt).filter(due -> state == CycleState.WAITING_FOR_RECEIPT);
    }

    /** Present while it waits for a receipt that should be here. */
    Optional<Instant> overdueSince() {
        return Optional.ofNullable(overdueSince).filter(since -> state == CycleState.WAITING_FOR_RECEIPT);
    }

    boolean isOverdueUnsaid(Instant now) {
        return overdueSince == null && dueAt().filter(due -> !now.isBefore(due)).isPresent();
    }

    Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    Optional<Long> receiptNumber() {
        return Optional.ofNullable(receiptNumber);
    }

    Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome)
                .map(standing -> new Outcome(standing, activated, outcomeCode, outcomeDetail));
    }

    Optional<CycleError> error() {
        return errorCode == null || errorStep == null || errorDetail == null
                ? Optional.empty()
                : Optional.of(new CycleError(errorStep, errorCode, errorDetail));
    }
}
