package dev.airgap.transfer.returned;

import dev.airgap.media.need.NeedList;
import dev.airgap.media.need.SignedNeedList;
import dev.airgap.trust.Envelope;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "accepted_need_list")
class AcceptedNeedListEntity {

    @Id
    private long number;

    private String sha256;
    private byte[] envelope;

    @Column(name = "event_id")
    private UUID eventId;

    @Column(name = "accepted_at")
    private Instant acceptedAt;

    AcceptedNeedListEntity() {}

    static AcceptedNeedListEntity of(NeedList list, byte[] envelope, String eventId, Instant now) {
        AcceptedNeedListEntity row = new AcceptedNeedListEntity();
        row.number = list.number();
        row.sha256 = list.digest().hex();
        row.envelope = envelope.clone();
        row.eventId = UUID.fromString(eventId);
        row.acceptedAt = now;
        return row;
    }

    long number() {
        return number;
    }

    String sha256() {
        return sha256;
    }

    byte[] envelope() {
        return envelope.clone();
    }

    AcceptedNeedList toNeedList() {
        byte[] payload = Envelope.parse(envelope, SignedNeedList.LARGEST_BYTES).payload();
        return new AcceptedNeedList(NeedList.parse(payload), acceptedAt);
    }
}
