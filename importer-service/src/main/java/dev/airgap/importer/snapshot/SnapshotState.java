package dev.airgap.importer.snapshot;

import java.util.EnumSet;
import java.util.Set;

/** How far a snapshot has come. */
public enum SnapshotState {
    /** All its content is here. */
    STAGED,
    /** It is served, and not proved yet. */
    SWITCHED,
    /** Reading it back proved it. It stays so when a newer one is served. */
    ACTIVATED,
    /** Reading it back failed; the one before is served again. The identical bundle may be switched once more. */
    REVERTED;

    boolean canBecome(SnapshotState next) {
        return switch (this) {
            case STAGED, REVERTED -> next == SWITCHED;
            case SWITCHED -> EnumSet.of(ACTIVATED, REVERTED).contains(next);
            case ACTIVATED -> Set.of().contains(next);
        };
    }
}
