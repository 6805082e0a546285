package dev.airgap.bundler.cycle;

import dev.airgap.bundler.bundle.Bundles;
import dev.airgap.bundler.bundle.ReleasedBundle;
import dev.airgap.bundler.site.Assessment;
import dev.airgap.bundler.site.Cause;
import dev.airgap.bundler.site.Sites;
import dev.airgap.bundler.site.Situation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks again at how a site stands, by what its cycles are now. In the caller's transaction, as the last thing. */
@ApplicationScoped
class SiteReview {

    private final CycleRows rows;
    private final Bundles bundles;
    private final Sites sites;
    private final Clock clock;

    SiteReview(CycleRows rows, Bundles bundles, Sites sites, Clock clock) {
        this.rows = rows;
        this.bundles = bundles;
        this.sites = sites;
        this.clock = clock;
    }

    void of(String site, Cause cause) {
        sites.lock(site);
        Optional<CycleEntity> newest = rows.newestClosed(site);
        Instant overdueSince = rows.firstOverdueAfter(
                        site, newest.map(CycleEntity::number).orElse(0L))
                .flatMap(CycleEntity::overdueSince)
                .orElse(null);
        Instant expectedBy = expectedBy(site);
        Situation situation = new Situation(endOf(newest), overdueSince, expectedBy);
        sites.reviewed(site, expectedBy, situation.assess(clock.instant()), cause);
    }

    /** What the newest bundle that has left said of the next one; if none has, it should have before the first one's word. */
    private @Nullable Instant expectedBy(String site) {
        return rows.newestCarried(site)
                .or(() -> rows.firstReleased(site))
                .flatMap(CycleEntity::bundleId)
                .flatMap(bundles::find)
                .map(ReleasedBundle::nextExpectedBy)
                .orElse(null);
    }

    private static @Nullable Assessment endOf(Optional<CycleEntity> newest) {
        return newest.flatMap(CycleEntity::outcome)
                .map(outcome -> new Assessment(outcome.standing(), outcome.code(), outcome.detail(), null))
                .orElse(null);
    }
}
