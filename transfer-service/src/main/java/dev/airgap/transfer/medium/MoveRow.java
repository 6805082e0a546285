package dev.airgap.transfer.medium;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Embeddable
class MoveRow {

    @Enumerated(EnumType.STRING)
    private MediumStep step;

    @Enumerated(EnumType.STRING)
    private MediumState state;

    @Column(name = "transfer_id")
    private @Nullable UUID transferId;

    private String actor;
    private @Nullable String note;

    @Column(name = "handed_by")
    private @Nullable String handedBy;

    @Column(name = "taken_by")
    private @Nullable String takenBy;

    @Column(name = "seal_number")
    private @Nullable String sealNumber;

    private Instant at;

    MoveRow() {}

    static MoveRow of(MediumMove move) {
        MoveRow row = new MoveRow();
        row.step = move.step();
        row.state = move.state();
        row.transferId = move.transferId() == null ? null : UUID.fromString(move.transferId());
        row.actor = move.actor();
        row.note = move.note();
        HandOver handOver = move.handOver();
        if (handOver != null) {
            row.handedBy = handOver.from();
            row.takenBy = handOver.to();
            row.sealNumber = handOver.sealNumber();
        }
        row.at = move.at();
        return row;
    }

    MediumMove toMove() {
        return new MediumMove(
                step, state, transferId == null ? null : transferId.toString(), actor, note, handOver(), at);
    }

    private @Nullable HandOver handOver() {
        return handedBy == null || takenBy == null || sealNumber == null
                ? null
                : new HandOver(handedBy, takenBy, sealNumber);
    }
}
