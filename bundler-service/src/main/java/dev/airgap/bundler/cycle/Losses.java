package dev.airgap.bundler.cycle;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/**
 * Makes up for what was lost on its way: the next bundle rests on what the site's newest receipt says that it holds, or carries
 * everything, so nothing waits for the lost one.
 */
@ApplicationScoped
public class Losses {

    private static final String ACTOR = "scheduler";

    private final CycleRows rows;
    private final Cycles cycles;
    private final ScheduleConfig config;

    Losses(CycleRows rows, Cycles cycles, ScheduleConfig config) {
        this.rows = rows;
        this.cycles = cycles;
        this.config = config;
    }

    /**
     * What this cycle had carried is lost: another one starts, unless a later one makes up for it already.
     *
     * @throws UnknownCycleException if there is no such cycle
     */
    @Transactional(TxType.MANDATORY)
    public void lost(String cycleId) {
        CycleEntity row = rows.locked(cycleId);
        if (!config.startAfterLoss() || rows.isFollowed(row)) {
            return;
        }
        String next = cycles.start(new Start(row.site(), Trigger.LOSS, false, ACTOR));
        Log.infof("cycle started for a lost one cycleId=%s lostCycleId=%s", next, cycleId);
    }
}
