package dev.airgap.transfer.returned;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
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

    @Enumerated(EnumType.STRING)
    private ReceiptForm form;

    private byte[] envelope;

    @Column(name = "event_id")
    private UUID eventId;

    @Column(name = "accepted_at")
    private Instant acceptedAt;

    AcceptedReceiptEntity() {}

    /** A receipt that came as a slip becomes one that came as its file. */
    void is(SiteReport report, byte[] bytes, String event, Instant now) {
        number = report.number();
        sha256 = report.sha256().hex();
        form = report.form();
        envelope = bytes.clone();
        eventId = UUID.fromString(event);
        acceptedAt = now;
    }

    byte[] envelope() {
        return envelope.clone();
    }

    ReceiptForm form() {
        return form;
    }

    Instant acceptedAt() {
        return acceptedAt;
    }
}
