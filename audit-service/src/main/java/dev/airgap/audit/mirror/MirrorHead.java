package dev.airgap.audit.mirror;

import dev.airgap.trust.Checkpoint;
import dev.airgap.trust.MerkleFrontier;
import java.time.Instant;

/**
 * Up to where the other zone's log is known.
 *
 * @param size by its newest checkpoint that continues the ones before
 * @param rootHash at that size
 * @param frontier the right edge of its tree, empty where only single entries come
 * @param entries how many entries are kept here
 * @param clearedAt when two persons let it go on after a fork; what came before that is not held against the log again
 */
record MirrorHead(
        MirrorState state, long size, byte[] rootHash, MerkleFrontier frontier, long entries, Instant clearedAt) {

    /** After all entries of the log up to {@code grown}. */
    MirrorHead at(MerkleFrontier grown, long entriesNow) {
        return new MirrorHead(state, grown.size(), grown.root(), grown, entriesNow, clearedAt);
    }

    /** At a checkpoint that was proved to continue the ones before. */
    MirrorHead at(Checkpoint checkpoint) {
        return new MirrorHead(state, checkpoint.size(), checkpoint.rootHash(), frontier, entries, clearedAt);
    }

    MirrorHead with(long entriesNow) {
        return new MirrorHead(state, size, rootHash, frontier, entriesNow, clearedAt);
    }

    MirrorHead in(MirrorState other) {
        return new MirrorHead(other, size, rootHash, frontier, entries, clearedAt);
    }

    MirrorHead clearedAt(Instant now) {
        return new MirrorHead(state, size, rootHash, frontier, entries, now);
    }
}
