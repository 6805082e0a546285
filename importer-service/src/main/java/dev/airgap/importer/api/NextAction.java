package dev.airgap.importer.api;

import dev.airgap.bundle.SignedOverride;
import dev.airgap.importer.imports.BundleOutcome;
import dev.airgap.importer.imports.MetBundle;
import java.util.Optional;

/**
 * What can be done next.
 *
 * @param what for people
 * @param role who can do it
 * @param service where it is done
 */
record NextAction(String what, String role, String service) {

    /** For a bundle that approvers can let in; empty for every other. */
    static Optional<NextAction> after(MetBundle bundle) {
        boolean refused = bundle.outcome() == BundleOutcome.REJECTED;
        return bundle.code()
                .filter(code -> refused && isLiftable(code))
                .flatMap(code -> bundle.bundleId()
                        .map(id -> new NextAction(
                                "carry a bundle to which nothing is against; or let approvers sign an override of bundle "
                                        + id + " that allows " + code
                                        + ", upload it to /api/v1/bundle-overrides, have a second person confirm it, and"
                                        + " start another download",
                                "approver",
                                "importer")));
    }

    private static boolean isLiftable(String code) {
        return SignedOverride.LIFTABLE.stream()
                .anyMatch(liftable -> liftable.name().equals(code));
    }
}
