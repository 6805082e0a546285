package dev.airgap.transfer.custody;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;

@Embeddable
class StepRow {

    @Enumerated(EnumType.STRING)
    private TransferStep step;

    @Enumerated(EnumType.STRING)
    private TransferState state;

    @Column(name = "event_id")
    private UUID eventId;

    private Instant at;

    StepRow() {}

    static StepRow of(StepTaken taken) {
        StepRow row = new StepRow();
        row.step = taken.step();
        row.state = taken.state();
        row.eventId = UUID.fromString(taken.eventId());
        row.at = taken.at();
        return row;
    }

    StepTaken toStep() {
        return new StepTaken(step, state, eventId.toString(), at);
    }
}
