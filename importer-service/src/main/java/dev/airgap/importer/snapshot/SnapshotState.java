package dev.airgap.importer.snapshot;

import java.util.EnumSet;

/** How far a snapshot has come. */
public enum SnapshotState {
    /** All its content is here. */
    STAGED,
    /** It is served, and not proved yet. */
    SWITCHED,
    /** Reading it back proved it. It stays so when a newer one is served; an override may bring it back. */
    ACTIVATED,
    /** Reading it back failed; the one before is served again. The identical bundle may be switched once more. */
    REVERTED;

    boolean canBecome(SnapshotState next) {
        return switch (this) {
            case STAGED, REVERTED, ACTIVATED -> next == SWITCHED;
            case SWITCHED -> EnumSet.of(ACTIVATED, REVERTED).contains(next);
        };
    }
}
