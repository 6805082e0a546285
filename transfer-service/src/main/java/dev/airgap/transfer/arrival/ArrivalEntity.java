package dev.airgap.transfer.arrival;

import dev.airgap.transfer.custody.ErrorRow;
import dev.airgap.transfer.custody.Reception;
import dev.airgap.transfer.custody.TransferError;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "arrival")
class ArrivalEntity {

    @Id
    private UUID id;

    @Column(insertable = false, updatable = false)
    private Long number;

    @Version
    private int version;

    @Enumerated(EnumType.STRING)
    private ArrivalState state;

    @Column(name = "medium_serial")
    private @Nullable String mediumSerial;

    private String custodian;

    @Column(name = "at_desk")
    private boolean atDesk;

    @Column(name = "delivered_by")
    private @Nullable String deliveredBy;

    @Column(name = "seal_number")
    private @Nullable String sealNumber;

    @Embedded
    private @Nullable ErrorRow error;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    private String ignored = "";

    @ElementCollection
    @CollectionTable(name = "arrival_transfer", joinColumns = @JoinColumn(name = "arrival_id"))
    @Column(name = "transfer_id")
    private Set<UUID> transferIds = new TreeSet<>();

    ArrivalEntity() {}

    static ArrivalEntity of(
            String id, @Nullable String mediumSerial, Reception reception, boolean atDesk, Instant now) {
        ArrivalEntity row = new ArrivalEntity();
        row.id = UUID.fromString(id);
        row.state = atDesk ? ArrivalState.RECEIVING : ArrivalState.RUNNING;
        row.atDesk = atDesk;
        row.mediumSerial = mediumSerial;
        row.custodian = reception.custodian();
        row.deliveredBy = reception.deliveredBy();
        row.sealNumber = reception.sealNumber();
        row.startedAt = now;
        row.updatedAt = now;
        return row;
    }

    /** Everything of the medium at the desk is here; whether it was news. */
    boolean received(Instant now) {
        boolean news = state == ArrivalState.RECEIVING;
        if (news) {
            state = ArrivalState.RUNNING;
            updatedAt = now;
        }
        return news;
    }

    void ignored(List<String> names) {
        ignored = String.join("\n", names);
    }

    void brought(Collection<String> ids) {
        ids.stream().map(UUID::fromString).forEach(transferIds::add);
    }

    void delivered(Instant now) {
        end(ArrivalState.DELIVERED, now);
    }

    void incomplete(Instant now) {
        end(ArrivalState.INCOMPLETE, now);
    }

    void nothingNew(Instant now) {
        end(ArrivalState.NOTHING_NEW, now);
    }

    void refused(TransferError reason, Instant now) {
        end(ArrivalState.REFUSED, now);
        error = ErrorRow.of(reason);
    }

    /** Nothing has come for it for long. */
    void givenUp(Instant now) {
        if (state == ArrivalState.RECEIVING) {
            state = ArrivalState.REFUSED;
            error = ErrorRow.of(TransferError.UPLOAD_ABANDONED);
            updatedAt = now;
        }
    }

    String id() {
        return id.toString();
    }

    private void end(ArrivalState last, Instant now) {
        if (state != ArrivalState.RUNNING) {
            throw new IllegalStateException("arrival " + id + " has ended as " + state);
        }
        state = last;
        updatedAt = now;
    }

    Arrival toArrival() {
        return new Arrival(
                id.toString(),
                number == null ? 0 : number,
                state,
                mediumSerial,
                new Reception(custodian, deliveredBy, sealNumber),
                atDesk,
                transferIds.stream().map(UUID::toString).sorted().toList(),
                ignored.lines().toList(),
                ErrorRow.toError(error),
                startedAt,
                updatedAt);
    }
}
