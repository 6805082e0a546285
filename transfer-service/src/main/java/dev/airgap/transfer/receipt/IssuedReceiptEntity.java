package dev.airgap.transfer.receipt;

import dev.airgap.media.receipt.Receipt;
import dev.airgap.media.receipt.SignedReceipt;
import dev.airgap.transfer.custody.TransferError;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.Sha256;
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
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "issued_receipt")
class IssuedReceiptEntity {

    @Id
    private long number;

    @Version
    private int version;

    @Enumerated(EnumType.STRING)
    private ReceiptState state;

    @Column(name = "transfer_id")
    private UUID transferId;

    private String sha256;
    private byte[] envelope;

    private byte @Nullable [] slip;

    @Column(name = "requested_by")
    private @Nullable String requestedBy;

    @Column(name = "error_code")
    private @Nullable String errorCode;

    @Column(name = "error_detail")
    private @Nullable String errorDetail;

    @Column(name = "issued_at")
    private Instant issuedAt;

    @Column(name = "written_at")
    private @Nullable Instant writtenAt;

    IssuedReceiptEntity() {}

    static IssuedReceiptEntity of(Receipt receipt, byte[] envelope, String transferId, @Nullable String requestedBy) {
        IssuedReceiptEntity row = new IssuedReceiptEntity();
        row.number = receipt.number();
        row.state = ReceiptState.ISSUED;
        row.transferId = UUID.fromString(transferId);
        row.sha256 = receipt.digest().hex();
        row.envelope = envelope.clone();
        row.requestedBy = requestedBy;
        row.issuedAt = receipt.issuedAt();
        return row;
    }

    void written(Instant now) {
        state = ReceiptState.WRITTEN;
        writtenAt = now;
        errorCode = null;
        errorDetail = null;
    }

    void replaced() {
        state = ReceiptState.REPLACED;
        errorCode = null;
        errorDetail = null;
    }

    void has(TransferError error) {
        errorCode = error.code();
        errorDetail = error.detail();
    }

    long number() {
        return number;
    }

    Sha256 sha256() {
        return Sha256.parse(sha256);
    }

    byte[] envelope() {
        return envelope.clone();
    }

    Optional<byte[]> slip() {
        return Optional.ofNullable(slip).map(byte[]::clone);
    }

    void hasSlip(byte[] signed) {
        slip = signed.clone();
    }

    IssuedReceipt toReceipt() {
        byte[] payload = Envelope.parse(envelope, SignedReceipt.LARGEST_BYTES).payload();
        return new IssuedReceipt(
                Receipt.parse(payload),
                sha256(),
                state,
                transferId.toString(),
                requestedBy,
                errorCode == null || errorDetail == null ? null : new TransferError(errorCode, errorDetail),
                writtenAt);
    }
}
