package dev.airgap.rules.validation;

import dev.airgap.rules.update.Origin;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "rule_validation")
class ValidationEntity {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    @Id
    private UUID id;

    @Column(insertable = false, updatable = false)
    private Long position;

    @Column(name = "file_name")
    private String fileName;

    @Column(name = "transfer_id")
    private @Nullable String transferId;

    @Column(name = "cycle_id")
    private @Nullable String cycleId;

    @Column(name = "cause_event")
    private @Nullable String causeEvent;

    @Column(name = "requested_by")
    private @Nullable String requestedBy;

    @Column(name = "expected_size")
    private @Nullable Long expectedSize;

    @Column(name = "expected_sha256")
    private @Nullable String expectedSha256;

    @Enumerated(EnumType.STRING)
    private ValidationState state;

    @Enumerated(EnumType.STRING)
    private @Nullable ValidationOutcome outcome;

    private @Nullable String number;

    @Column(name = "rule_update_id")
    private @Nullable String ruleUpdateId;

    private @Nullable String code;
    private @Nullable String detail;
    private int attempts;

    @Column(name = "next_attempt_at")
    private Instant nextAttemptAt;

    @Column(name = "requested_at")
    private Instant requestedAt;

    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "finished_at")
    private @Nullable Instant finishedAt;

    ValidationEntity() {}

    static ValidationEntity queued(String id, String fileName, Instant now) {
        ValidationEntity row = new ValidationEntity();
        row.id = UUID.fromString(id);
        row.fileName = fileName;
        row.state = ValidationState.QUEUED;
        row.requestedAt = now;
        row.nextAttemptAt = now;
        return row;
    }

    void fromTransfer(Delivery delivery) {
        transferId = delivery.transferId();
        cycleId = delivery.cycleId().orElse(null);
        causeEvent = delivery.eventId();
        expect(delivery.size(), delivery.sha256());
    }

    void fromPerson(String person, long size, String sha256) {
        requestedBy = person;
        expect(size, sha256);
    }

    private void expect(long size, String sha256) {
        expectedSize = size;
        expectedSha256 = sha256;
    }

    void started(Instant now) {
        if (startedAt == null) {
            startedAt = now;
        }
    }

    boolean isQueued() {
        return state == ValidationState.QUEUED;
    }

    void tryLater(String why, Instant now) {
        attempts++;
        Duration wait = Duration.ofSeconds(1L << Math.min(attempts - 1, 5));
        nextAttemptAt = now.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        detail = why;
    }

    void finish(ValidationOutcome how, Optional<String> signedNumber, Optional<String> updateId, Instant now) {
        state = ValidationState.FINISHED;
        outcome = how;
        number = signedNumber.orElse(null);
        ruleUpdateId = updateId.orElse(null);
        detail = null;
        finishedAt = now;
    }

    void reject(String why, String explanation, Optional<String> signedNumber, Instant now) {
        finish(ValidationOutcome.REJECTED, signedNumber, Optional.empty(), now);
        code = why;
        detail = explanation;
    }

    Validation toValidation() {
        return new Validation(
                id.toString(),
                fileName,
                Optional.ofNullable(transferId),
                new Origin(
                        Optional.ofNullable(cycleId),
                        Optional.ofNullable(causeEvent),
                        Optional.ofNullable(requestedBy)),
                Optional.ofNullable(expectedSize).orElse(0L),
                Optional.ofNullable(expectedSha256).orElse(""),
                state,
                Optional.ofNullable(outcome),
                Optional.ofNullable(number),
                Optional.ofNullable(ruleUpdateId),
                Optional.ofNullable(code),
                Optional.ofNullable(detail),
                requestedAt,
                Optional.ofNullable(startedAt),
                Optional.ofNullable(finishedAt));
    }
}
