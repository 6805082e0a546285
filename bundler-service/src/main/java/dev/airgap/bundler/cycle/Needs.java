package dev.airgap.bundler.cycle;

import dev.airgap.bundler.bundle.Manifests;
import dev.airgap.bundler.site.Sites;
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

/**
 * Provides what a site says it lacks: for a base, or a relay that starts empty, bundles that rest on nothing until the site has
 * activated one; the rule updates that it names.
 */
@ApplicationScoped
public class Needs {

    private static final String RULE_UPDATE = "rule-update";

    private final Cycles cycles;
    private final Manifests manifests;
    private final Sites sites;
    private final Here here;

    Needs(Cycles cycles, Manifests manifests, Sites sites, Here here) {
        this.cycles = cycles;
        this.manifests = manifests;
        this.sites = sites;
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
        List<@Nullable String> ruleUpdates = new ArrayList<>(list.needs().stream()
                .filter(need -> need.kind().equals(RULE_UPDATE))
                .map(Need::id)
                .toList());
        if (ruleUpdates.isEmpty()) {
            ruleUpdates.add(null);
        }
        for (String ruleUpdate : ruleUpdates) {
            String cycleId = cycles.start(new Start(list.site(), Trigger.NEED, false, actor, ruleUpdate));
            Log.infof("cycle started for a need cycleId=%s needList=%d", cycleId, list.number());
        }
        if (list.needs().stream().anyMatch(need -> !need.kind().equals(RULE_UPDATE))) {
            manifests.last(list.site()).ifPresent(last -> sites.lacks(list.site(), last.epoch(), last.sequence()));
        }
    }
}
