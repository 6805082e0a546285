package dev.airgap.audit.mirror;

import dev.airgap.trust.Checkpoint;

/**
 * A checkpoint of the other zone's log whose signature is valid.
 *
 * @param note the signed note, as it came
 */
record ClaimedCheckpoint(Checkpoint checkpoint, byte[] note) {

    long size() {
        return checkpoint.size();
    }

    byte[] rootHash() {
        return checkpoint.rootHash();
    }
}
