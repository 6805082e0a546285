package dev.airgap.transfer.medium;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "medium")
class MediumEntity {

    @Id
    private UUID id;

    @Column(insertable = false, updatable = false)
    private Long number;

    @Version
    private int version;

    private String serial;
    private String label;

    @Enumerated(EnumType.STRING)
    private MediumKind kind;

    @Column(name = "capacity_bytes")
    private long capacityBytes;

    @Column(name = "owner_site")
    private String ownerSite;

    @Enumerated(EnumType.STRING)
    private MediumState state;

    private Instant since;

    @Column(name = "overdue_at")
    private @Nullable Instant overdueAt;

    @Column(name = "registered_by")
    private String registeredBy;

    @Column(name = "registered_at")
    private Instant registeredAt;

    @ElementCollection
    @CollectionTable(name = "medium_move", joinColumns = @JoinColumn(name = "medium_id"))
    @OrderColumn(name = "position")
    private List<MoveRow> moves = new ArrayList<>();

    MediumEntity() {}

    static MediumEntity of(String id, NewMedium medium, String registeredBy, Instant now) {
        MediumEntity row = new MediumEntity();
        row.id = UUID.fromString(id);
        row.serial = medium.serial();
        row.label = medium.label();
        row.kind = medium.kind();
        row.capacityBytes = medium.capacityBytes();
        row.ownerSite = medium.ownerSite();
        row.state = MediumState.REGISTERED;
        row.registeredBy = registeredBy;
        row.registeredAt = now;
        row.since = now;
        return row;
    }

    MediumState state() {
        return state;
    }

    void moved(MediumMove move) {
        state = move.state();
        since = move.at();
        overdueAt = null;
        moves.add(MoveRow.of(move));
    }

    void overdueSaid(Instant now) {
        overdueAt = now;
    }

    RegisteredMedium toMedium() {
        return new RegisteredMedium(
                id.toString(),
                number == null ? 0 : number,
                serial,
                label,
                kind,
                capacityBytes,
                ownerSite,
                state,
                since,
                overdueAt,
                registeredBy,
                registeredAt);
    }

    List<MediumMove> history() {
        return moves.stream().map(MoveRow::toMove).toList();
    }
}
