package dev.airgap.bundle;

import java.util.Optional;

/** Which snapshots a content store holds whole: what a differential bundle may rest on. */
@FunctionalInterface
public interface HeldSnapshots {

    /** A store that holds none: only full bundles can be read into it. */
    HeldSnapshots NONE = snapshotDigest -> Optional.empty();

    /** The digest under which the store has the complete listing of this snapshot; empty if it is not held. */
    Optional<String> indexOf(String snapshotDigest);
}
