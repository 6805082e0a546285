package dev.airgap.importer.snapshot;

/** Why a verified bundle is not the next one; the names are the codes that people and events see. */
public enum Refusal {
    /** Below the floor. */
    BUNDLE_OLDER,
    /** The very bundle that is active. */
    BUNDLE_REPEATED,
    /** Another bundle under the number of the floor: somebody signed two. */
    BUNDLE_EQUIVOCATION,
    /** Too far above the floor to be believed. */
    BUNDLE_SEQUENCE_JUMP,
    /** Only a new root raises the epoch. */
    BUNDLE_EPOCH_AHEAD,
    /** A component is gone without a signed record that says so. */
    COMPONENT_DISAPPEARED,
    /** A component's version fell without a signed record that says so. */
    COMPONENT_LOWERED
}
