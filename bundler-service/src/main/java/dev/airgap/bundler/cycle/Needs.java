package dev.airgap.bundler.cycle;

import dev.airgap.contracts.data.Need;
import dev.airgap.contracts.data.NeedListStep;
import dev.airgap.kit.zone.Here;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Provides what a site says it lacks: a bundle that rests on nothing, the rule updates that it names. */
@ApplicationScoped
public class Needs {

    private static final String BASE = "base";
    private static final String RULE_UPDATE = "rule-update";

    private final Cycles cycles;
    private final Here here;

    Needs(Cycles cycles, Here here) {
        this.cycles = cycles;
        this.here = here;
    }

    /**
     * A need list was accepted: a cycle is started, and another for each rule update beyond the first, because a transfer
     * carries one.
     *
     * @param actor who brought it
     * @throws UnknownSiteException if it is another site's
     */
    @Transactional(TxType.MANDATORY)
    public void accepted(NeedListStep list, String actor) {
        if (!list.site().equals(here.site())) {
            throw new UnknownSiteException(here.site());
        }
        boolean full = list.needs().stream().anyMatch(need -> need.kind().equals(BASE));
        List<@Nullable String> ruleUpdates = new ArrayList<>(list.needs().stream()
                .filter(need -> need.kind().equals(RULE_UPDATE))
                .map(Need::id)
                .toList());
        if (ruleUpdates.isEmpty()) {
            ruleUpdates.add(null);
        }
        for (int i = 0; i < ruleUpdates.size(); i++) {
            Start start = new Start(list.site(), Trigger.NEED, full && i == 0, actor, ruleUpdates.get(i));
            String cycleId = cycles.start(start);
            Log.infof("cycle started for a need cycleId=%s needList=%d full=%b", cycleId, list.number(), start.full());
        }
    }
}
