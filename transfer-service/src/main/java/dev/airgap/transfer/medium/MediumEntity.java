package dev.airgap.transfer.medium;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "medium")
class MediumEntity {

    @Id
    private UUID id;

    @Column(insertable = false, updatable = false)
    private Long number;

    private String serial;
    private String label;

    @Enumerated(EnumType.STRING)
    private MediumKind kind;

    @Column(name = "capacity_bytes")
    private long capacityBytes;

    @Column(name = "registered_by")
    private String registeredBy;

    @Column(name = "registered_at")
    private Instant registeredAt;

    MediumEntity() {}

    static MediumEntity of(String id, NewMedium medium, String registeredBy, Instant now) {
        MediumEntity row = new MediumEntity();
        row.id = UUID.fromString(id);
        row.serial = medium.serial();
        row.label = medium.label();
        row.kind = medium.kind();
        row.capacityBytes = medium.capacityBytes();
        row.registeredBy = registeredBy;
        row.registeredAt = now;
        return row;
    }

    RegisteredMedium toMedium() {
        return new RegisteredMedium(
                id.toString(),
                number == null ? 0 : number,
                serial,
                label,
                kind,
                capacityBytes,
                registeredBy,
                registeredAt);
    }
}
