package dev.airgap.importer.snapshot;

import dev.airgap.bundle.BundleException.Code;
import java.util.Set;

/**
 * That one bundle may be imported although rules are against it: approvers signed it, and two persons here agreed.
 *
 * @param overrideId of the request that the two persons made
 * @param lifted the rules
 */
public record Grant(String overrideId, Set<Code> lifted) {

    public Grant {
        lifted = Set.copyOf(lifted);
    }

    boolean lifts(Code code) {
        return lifted.contains(code);
    }
}
