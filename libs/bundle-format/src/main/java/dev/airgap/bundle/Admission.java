package dev.airgap.bundle;

import dev.airgap.bundle.BundleException.Code;
import java.time.Instant;
import java.util.Set;

/**
 * What a relay goes by, beside its {@link Floor}, when it admits a bundle.
 *
 * @param rootEpoch epoch of the newest root
 * @param jumpLimit how far above the floor a sequence may be
 * @param clock what the local clock says
 * @param lifted what approvers have lifted for this one bundle: some of {@link SignedOverride#LIFTABLE}
 */
public record Admission(long rootEpoch, long jumpLimit, Instant clock, Set<Code> lifted) {

    /** @throws IllegalArgumentException if something is lifted that never is */
    public Admission {
        lifted = Set.copyOf(lifted);
        if (!SignedOverride.LIFTABLE.containsAll(lifted)) {
            throw new IllegalArgumentException("nobody can lift all of " + lifted);
        }
    }

    boolean refuses(Code code) {
        return !lifted.contains(code);
    }
}
