package dev.airgap.transfer.hold;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "log_fork_hold")
class LogForkHoldEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long number;

    @Column(name = "transfer_id")
    private String transferId;

    @Column(name = "cycle_id")
    private @Nullable String cycleId;

    private String code;
    private String detail;

    @Column(name = "held_at")
    private Instant heldAt;

    @Column(name = "override_id")
    private @Nullable String overrideId;

    @Column(name = "cleared_at")
    private @Nullable Instant clearedAt;

    LogForkHoldEntity() {}

    static LogForkHoldEntity of(String transferId, @Nullable String cycleId, String code, String detail, Instant now) {
        LogForkHoldEntity row = new LogForkHoldEntity();
        row.transferId = transferId;
        row.cycleId = cycleId;
        row.code = code;
        row.detail = detail;
        row.heldAt = now;
        return row;
    }

    void cleared(String override, Instant now) {
        overrideId = override;
        clearedAt = now;
    }

    @Nullable
    String cycleId() {
        return cycleId;
    }

    Hold toHold() {
        return new Hold(transferId, code, detail);
    }
}
