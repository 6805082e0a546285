package dev.airgap.transfer.returned;

import dev.airgap.transfer.custody.TransferError;
import jakarta.persistence.Column;
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

    @Column(name = "receipt_number")
    private @Nullable Long receiptNumber;

    @Column(name = "error_code")
    private @Nullable String errorCode;

    @Column(name = "error_detail")
    private @Nullable String errorDetail;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    MediumReturnEntity() {}

    static MediumReturnEntity running(String id, @Nullable String mediumSerial, String custodian, Instant now) {
        MediumReturnEntity row = new MediumReturnEntity();
        row.id = UUID.fromString(id);
        row.state = ReturnState.RUNNING;
        row.mediumSerial = mediumSerial;
        row.custodian = custodian;
        row.startedAt = now;
        return row;
    }

    void accepted(long receipt, Instant now) {
        end(ReturnState.ACCEPTED, now);
        receiptNumber = receipt;
    }

    void refused(Instant now) {
        end(ReturnState.REFUSED, now);
    }

    void nothingReturned(Instant now) {
        end(ReturnState.NOTHING_RETURNED, now);
    }

    void has(TransferError error) {
        errorCode = error.code();
        errorDetail = error.detail();
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
                receiptNumber,
                errorCode == null || errorDetail == null ? null : new TransferError(errorCode, errorDetail),
                startedAt,
                endedAt);
    }
}
