package dev.airgap.transfer.returned;

import dev.airgap.transfer.custody.ErrorRow;
import dev.airgap.transfer.custody.TransferError;
import dev.airgap.transfer.medium.HandOver;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "medium_return")
class MediumReturnEntity {

    @Id
    private UUID id;

    @Column(insertable = false, updatable = false)
    private Long number;

    @Version
    private int version;

    @Enumerated(EnumType.STRING)
    private ReturnState state;

    @Column(name = "medium_serial")
    private @Nullable String mediumSerial;

    private String custodian;

    @Column(name = "at_desk")
    private boolean atDesk;

    @Column(name = "delivered_by")
    private @Nullable String deliveredBy;

    @Column(name = "seal_number")
    private @Nullable String sealNumber;

    @Column(name = "receipt_number")
    private @Nullable Long receiptNumber;

    @Column(name = "need_list_number")
    private @Nullable Long needListNumber;

    @Embedded
    private @Nullable ErrorRow error;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    MediumReturnEntity() {}

    static MediumReturnEntity of(
            String id, @Nullable String mediumSerial, HandOver handOver, boolean atDesk, Instant now) {
        MediumReturnEntity row = new MediumReturnEntity();
        row.id = UUID.fromString(id);
        row.state = atDesk ? ReturnState.RECEIVING : ReturnState.RUNNING;
        row.atDesk = atDesk;
        row.mediumSerial = mediumSerial;
        row.custodian = handOver.to();
        row.deliveredBy = handOver.from();
        row.sealNumber = handOver.sealNumber();
        row.startedAt = now;
        return row;
    }

    /** Everything of the medium at the desk is here; whether it was news. */
    boolean received() {
        boolean news = state == ReturnState.RECEIVING;
        if (news) {
            state = ReturnState.RUNNING;
        }
        return news;
    }

    /** Nothing has come for it for long. */
    void givenUp(Instant now) {
        if (state == ReturnState.RECEIVING) {
            state = ReturnState.REFUSED;
            error = ErrorRow.of(TransferError.UPLOAD_ABANDONED);
            endedAt = now;
        }
    }

    String id() {
        return id.toString();
    }

    void accepted(@Nullable Long receipt, @Nullable Long needList, Instant now) {
        end(ReturnState.ACCEPTED, now);
        receiptNumber = receipt;
        needListNumber = needList;
    }

    void refused(Instant now) {
        end(ReturnState.REFUSED, now);
    }

    void nothingReturned(Instant now) {
        end(ReturnState.NOTHING_RETURNED, now);
    }

    void has(TransferError reason) {
        error = ErrorRow.of(reason);
    }

    private void end(ReturnState last, Instant now) {
        if (state != ReturnState.RUNNING) {
            throw new IllegalStateException("return " + id + " has ended as " + state);
        }
        state = last;
        endedAt = now;
    }

    MediumReturn toReturn() {
        return new MediumReturn(
                id.toString(),
                number == null ? 0 : number,
                state,
                mediumSerial,
                custodian,
                deliveredBy == null || sealNumber == null ? null : new HandOver(deliveredBy, custodian, sealNumber),
                atDesk,
                receiptNumber,
                needListNumber,
                ErrorRow.toError(error),
                startedAt,
                endedAt);
    }
}
