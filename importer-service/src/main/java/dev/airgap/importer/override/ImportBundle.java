package dev.airgap.importer.override;

import dev.airgap.kit.override.OverrideKind;
import dev.airgap.kit.override.OverrideRecord;
import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * The next download takes one bundle although a rule is against it. Approvers have signed that elsewhere; who works on the
 * relay has to want it too, and not alone.
 */
@ApplicationScoped
class ImportBundle implements OverrideKind {

    static final String KIND = "import-bundle";

    private final BundleOverrideRows rows;
    private final Clock clock;

    ImportBundle(BundleOverrideRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void check(String bundleId) {
        waiting(bundleId);
    }

    @Override
    public void apply(OverrideRecord confirmed) {
        BundleOverrideEntity row = rows.byOverride(confirmed.id()).orElseGet(() -> waiting(confirmed.subject()));
        if (row.state(clock.instant()) != OverrideState.REQUESTED) {
            throw nothingWaits();
        }
        row.confirmed(confirmed, clock.instant());
        Log.infof("override in force overrideId=%s bundleId=%s", confirmed.id(), confirmed.subject());
    }

    private BundleOverrideEntity waiting(String bundleId) {
        return rows.inState(OverrideState.REQUESTED, bundleId, clock.instant()).stream()
                .findFirst()
                .orElseThrow(ImportBundle::nothingWaits);
    }

    private static ProblemException nothingWaits() {
        return new ProblemException(
                KitProblem.CONFLICT,
                "No signed override of this bundle waits for a second person: upload one, and look at when it ends.");
    }
}
