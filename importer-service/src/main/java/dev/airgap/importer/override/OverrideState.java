package dev.airgap.importer.override;

/** How far an override has come. */
public enum OverrideState {
    /** Signed and uploaded; nothing follows from it until a second person agrees. */
    REQUESTED,
    /** The next download takes the bundle. */
    CONFIRMED,
    /** The bundle is activated. */
    USED,
    /** Its time is over. */
    ENDED
}
