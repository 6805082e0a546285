package dev.airgap.transfer.preflight;

import dev.airgap.contracts.Zone;
import dev.airgap.inspect.CheckResult;
import dev.airgap.inspect.MediumCheck;
import dev.airgap.kit.root.TrustedRoots;
import dev.airgap.kit.zone.Here;
import dev.airgap.transfer.medium.MediumJob;
import dev.airgap.transfer.medium.MediumPlaces;
import dev.airgap.transfer.progress.JobProgress;
import dev.airgap.trust.Json;
import dev.airgap.trust.TrustException;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Checks the medium for who asked, one question after the other. A crash leaves one that has no answer, and is asked again. */
@ApplicationScoped
class PreflightJobs implements MediumJob {

    private final PreflightRows rows;
    private final WhatIsKnown known;
    private final TrustedRoots roots;
    private final MediumPlaces places;
    private final JobProgress progress;
    private final Here here;
    private final Clock clock;

    PreflightJobs(
            PreflightRows rows,
            WhatIsKnown known,
            TrustedRoots roots,
            MediumPlaces places,
            JobProgress progress,
            Here here,
            Clock clock) {
        this.rows = rows;
        this.known = known;
        this.roots = roots;
        this.places = places;
        this.progress = progress;
        this.here = here;
        this.clock = clock;
    }

    @Override
    public Zone zone() {
        return here.zone();
    }

    @Override
    public boolean step() {
        Optional<Preflight> next =
                QuarkusTransaction.requiringNew().call(() -> rows.firstRunning().map(PreflightEntity::toPreflight));
        next.ifPresent(this::check);
        return next.isPresent();
    }

    private void check(Preflight asked) {
        CheckResult result = result(asked);
        String json = new String(Json.write(result.toJson()), StandardCharsets.UTF_8);
        QuarkusTransaction.requiringNew()
                .run(() -> rows.byId(asked.id()).ifPresent(row -> row.ended(json, clock.instant())));
        Log.infof("medium checked checkId=%s good=%s", asked.id(), result.good());
    }

    private CheckResult result(Preflight asked) {
        try {
            return new MediumCheck(roots.newest(), known.ofTheSite(), clock.instant(), known.disk())
                    .of(List.of(places.of(asked.id(), false)), false, new FileProgress(progress, asked.id()));
        } catch (TrustException | UncheckedIOException e) {
            return CheckResult.impossible(
                    "ROOT_UNREADABLE", "The root of this service is not usable: " + e.getMessage());
        }
    }
}
