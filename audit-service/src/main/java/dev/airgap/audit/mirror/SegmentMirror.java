package dev.airgap.audit.mirror;

import dev.airgap.media.log.InclusionProof;
import dev.airgap.media.log.LogSegmentException;
import dev.airgap.media.log.LogSegmentHeader;
import dev.airgap.media.log.LogSegmentReader;
import dev.airgap.trust.MerkleFrontier;
import dev.airgap.trust.MerkleTree;
import dev.airgap.trust.Sha256;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The air gap's side: every entry of the DMZ's log comes, in pieces. A piece is kept as a whole, when its entries, joined to
 * those that came before, lead to the root that the DMZ's log has signed; or nothing of it is.
 */
@ApplicationScoped
class SegmentMirror {

    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final OtherLog otherLog;
    private final MirrorHeads heads;
    private final MirroredEntries entries;
    private final MirroredCheckpoints checkpoints;
    private final Verdicts verdicts;

    SegmentMirror(
            OtherLog otherLog,
            MirrorHeads heads,
            MirroredEntries entries,
            MirroredCheckpoints checkpoints,
            Verdicts verdicts) {
        this.otherLog = otherLog;
        this.heads = heads;
        this.entries = entries;
        this.checkpoints = checkpoints;
        this.verdicts = verdicts;
    }

    /**
     * Keeps the segment and ends the job, in one transaction.
     *
     * @throws MirrorException if it does not continue what is known; then nothing has changed
     */
    void mirror(MirrorJob job, Path file) {
        try (LogSegmentReader segment = new LogSegmentReader(Files.newInputStream(file))) {
            ClaimedCheckpoint claimed = otherLog.verify(segment.header());
            QuarkusTransaction.requiringNew()
                    .timeout(Math.toIntExact(LONGEST.toSeconds()))
                    .run(() -> keep(job, segment, claimed));
        } catch (LogSegmentException e) {
            throw LogMissingException.untrusted(e.code(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("the segment cannot be read again", e);
        }
    }

    private void keep(MirrorJob job, LogSegmentReader segment, ClaimedCheckpoint claimed) {
        MirrorHead head = heads.lock();
        LogSegmentHeader header = segment.header();
        if (header.from() > head.size()) {
            throw LogMissingException.before(
                    header.from(),
                    LogMissingException.ENTRIES_MISSING,
                    claimed,
                    "entries %d to %d have not come, the segment starts after them"
                            .formatted(head.size(), header.from() - 1));
        }
        try {
            MirrorHead grown = join(head, segment, claimed);
            requireRoot(grown, claimed);
            requireProofs(segment, claimed);
            verdicts.ok(job, head, grown, claimed, header.from(), header.entries());
        } catch (IOException e) {
            throw new UncheckedIOException("the segment cannot be read again", e);
        }
    }

    /** Compares what is known with what came, and adds the rest. */
    private MirrorHead join(MirrorHead head, LogSegmentReader segment, ClaimedCheckpoint claimed) throws IOException {
        Map<Long, byte[]> signed = checkpoints.rootsIn(head.size(), claimed.size(), head.clearedAt());
        MerkleFrontier frontier = head.frontier();
        long index = segment.header().from();
        for (Optional<byte[]> value = segment.nextValue(); value.isPresent(); value = segment.nextValue()) {
            if (index < head.size()) {
                requireSame(index, value.get(), claimed);
            } else {
                byte[] leafHash = MerkleTree.leafHash(value.get());
                entries.add(otherLog.entry(index, value.get()), index, index, leafHash);
                frontier = frontier.append(leafHash, (level, at, hash) -> {});
                requireSigned(signed, frontier, claimed);
            }
            index++;
        }
        return frontier.size() == head.size() ? head : head.at(frontier, frontier.size());
    }

    private void requireSame(long index, byte[] value, ClaimedCheckpoint claimed) {
        if (!Arrays.equals(entries.value(index).orElseThrow(), value)) {
            throw new LogForkedException(
                    LogForkedException.ENTRY_DIFFERS,
                    index,
                    claimed,
                    "entry %d is another one than the one that came before".formatted(index));
        }
    }

    /** What the log signed before it was joined, on a medium that came too early, holds now. */
    private static void requireSigned(Map<Long, byte[]> signed, MerkleFrontier frontier, ClaimedCheckpoint claimed) {
        byte[] before = signed.get(frontier.size());
        if (before != null && !Arrays.equals(before, frontier.root())) {
            throw new LogForkedException(
                    LogForkedException.CHECKPOINT_DIFFERS,
                    frontier.size(),
                    claimed,
                    "the log signed another root for its first %d entries before".formatted(frontier.size()));
        }
    }

    private void requireRoot(MirrorHead grown, ClaimedCheckpoint claimed) {
        byte[] root = claimed.size() == grown.size()
                ? grown.rootHash()
                : entries.frontier(claimed.size()).root();
        if (!Arrays.equals(root, claimed.rootHash())) {
            throw new LogForkedException(
                    LogForkedException.ROOT_DIFFERS,
                    claimed.size(),
                    claimed,
                    "the first %d entries do not lead to the root that the log signed for them"
                            .formatted(claimed.size()));
        }
    }

    private void requireProofs(LogSegmentReader segment, ClaimedCheckpoint claimed) throws IOException {
        for (Optional<InclusionProof> proof = segment.nextProof(); proof.isPresent(); proof = segment.nextProof()) {
            long index = proof.get().index();
            List<byte[]> path = proof.get().path().stream().map(Sha256::bytes).toList();
            byte[] leafHash = entries.leafHash(index).orElseThrow();
            if (!MerkleTree.verifyInclusion(leafHash, index, claimed.size(), path, claimed.rootHash())) {
                throw new LogForkedException(
                        LogForkedException.PROOF_INVALID,
                        index,
                        claimed,
                        "the proof that entry %d is in the log does not hold".formatted(index));
            }
        }
    }
}
