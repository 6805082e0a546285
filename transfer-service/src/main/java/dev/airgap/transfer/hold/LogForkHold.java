package dev.airgap.transfer.hold;

import dev.airgap.contracts.data.MirrorAlarm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;

/** Says whether media may be read: not while a fork of the DMZ's log is unexplained. */
@ApplicationScoped
public class LogForkHold {

    private final LogForkHoldRows rows;
    private final Clock clock;

    LogForkHold(LogForkHoldRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** From here on nothing is taken from media. */
    @Transactional(TxType.MANDATORY)
    public void hold(MirrorAlarm fork, Optional<String> cycleId) {
        rows.persist(LogForkHoldEntity.of(
                fork.carriedBy(), cycleId.orElse(null), fork.code(), fork.detail(), clock.instant()));
    }

    /** The oldest hold that nobody has cleared. */
    @Transactional
    public Optional<Hold> active() {
        return rows.oldestActive().map(LogForkHoldEntity::toHold);
    }
}
