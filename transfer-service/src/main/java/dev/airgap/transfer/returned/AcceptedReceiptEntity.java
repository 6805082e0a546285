package dev.airgap.transfer.returned;

import dev.airgap.media.receipt.Receipt;
import dev.airgap.media.receipt.SignedReceipt;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.Sha256;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "accepted_receipt")
class AcceptedReceiptEntity {

    @Id
    private long number;

    private String sha256;
    private byte[] envelope;

    @Column(name = "event_id")
    private UUID eventId;

    @Column(name = "accepted_at")
    private Instant acceptedAt;

    AcceptedReceiptEntity() {}

    static AcceptedReceiptEntity of(Receipt receipt, byte[] envelope, String eventId, Instant now) {
        AcceptedReceiptEntity row = new AcceptedReceiptEntity();
        row.number = receipt.number();
        row.sha256 = receipt.digest().hex();
        row.envelope = envelope.clone();
        row.eventId = UUID.fromString(eventId);
        row.acceptedAt = now;
        return row;
    }

    byte[] envelope() {
        return envelope.clone();
    }

    AcceptedReceipt toReceipt() {
        // It was verified when it was accepted.
        byte[] payload = Envelope.parse(envelope, SignedReceipt.LARGEST_BYTES).payload();
        return new AcceptedReceipt(Receipt.parse(payload), Sha256.parse(sha256), acceptedAt);
    }
}
