package dev.airgap.audit.alarm;

import dev.airgap.contracts.data.AuditAlarm;
import dev.airgap.contracts.data.MirrorAlarm;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "alarm")
class AlarmEntity {

    @Id
    UUID id;

    @Enumerated(EnumType.STRING)
    AlarmKind kind;

    String producer;

    @Column(name = "expected_seq")
    long expectedSeq;

    @Column(name = "found_seq")
    long foundSeq;

    String detail;

    @Nullable
    String code;

    @Column(name = "carried_by")
    @Nullable
    String carriedBy;

    @Column(name = "raised_at")
    Instant raisedAt;

    @Column(name = "closed_at")
    @Nullable
    Instant closedAt;

    protected AlarmEntity() {
        // for Hibernate
    }

    AlarmEntity(String id, AlarmKind kind, AuditAlarm data, Instant raisedAt) {
        this.id = UUID.fromString(id);
        this.kind = kind;
        this.producer = data.producer();
        this.expectedSeq = data.expectedSeq();
        this.foundSeq = data.foundSeq();
        this.detail = data.detail();
        this.raisedAt = raisedAt;
    }

    AlarmEntity(String id, AlarmKind kind, MirrorAlarm data, Instant raisedAt) {
        this.id = UUID.fromString(id);
        this.kind = kind;
        this.producer = data.origin();
        this.expectedSeq = data.expected();
        this.foundSeq = data.found();
        this.detail = data.detail();
        this.code = data.code();
        this.carriedBy = data.carriedBy();
        this.raisedAt = raisedAt;
    }

    Alarm toAlarm() {
        return new Alarm(
                id.toString(), kind, producer, expectedSeq, foundSeq, detail, code, carriedBy, raisedAt, closedAt);
    }
}
