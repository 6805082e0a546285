package dev.airgap.transfer.need;

import dev.airgap.media.need.NeedList;
import dev.airgap.media.need.SignedNeedList;
import dev.airgap.trust.Envelope;
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
@Table(name = "issued_need_list")
class NeedListEntity {

    @Id
    private long number;

    @Version
    private int version;

    @Enumerated(EnumType.STRING)
    private NeedListState state;

    private byte[] envelope;

    @Column(name = "event_id")
    private UUID eventId;

    @Column(name = "transfer_id")
    private @Nullable UUID transferId;

    @Column(name = "written_at")
    private @Nullable Instant writtenAt;

    NeedListEntity() {}

    static NeedListEntity of(NeedList list, byte[] envelope, String eventId) {
        NeedListEntity row = new NeedListEntity();
        row.number = list.number();
        row.state = NeedListState.ISSUED;
        row.envelope = envelope.clone();
        row.eventId = UUID.fromString(eventId);
        return row;
    }

    long number() {
        return number;
    }

    String eventId() {
        return eventId.toString();
    }

    byte[] envelope() {
        return envelope.clone();
    }

    boolean waits() {
        return state == NeedListState.ISSUED;
    }

    void replaced() {
        state = NeedListState.REPLACED;
    }

    void written(String to, Instant now) {
        state = NeedListState.WRITTEN;
        transferId = UUID.fromString(to);
        writtenAt = now;
    }

    IssuedNeedList toNeedList() {
        byte[] payload = Envelope.parse(envelope, SignedNeedList.LARGEST_BYTES).payload();
        return new IssuedNeedList(
                NeedList.parse(payload), state, transferId == null ? null : transferId.toString(), writtenAt);
    }
}
