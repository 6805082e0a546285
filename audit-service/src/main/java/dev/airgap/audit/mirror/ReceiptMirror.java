package dev.airgap.audit.mirror;

import dev.airgap.media.receipt.LoggedStep;
import dev.airgap.media.receipt.Receipt;
import dev.airgap.trust.MerkleTree;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Optional;

/**
 * The DMZ's side: a receipt brings the site's checkpoint, the proof that its log has grown from one that the DMZ knows, and
 * single entries with their proofs.
 */
@ApplicationScoped
class ReceiptMirror {

    private final OtherLog otherLog;
    private final MirrorHeads heads;
    private final MirroredEntries entries;
    private final MirroredCheckpoints checkpoints;
    private final Verdicts verdicts;

    ReceiptMirror(
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
     * Keeps what the receipt says of the site's log and ends the job, in one transaction.
     *
     * @throws MirrorException if it does not continue what is known; then nothing has changed
     */
    void mirror(MirrorJob job, byte[] envelope) {
        Receipt receipt = otherLog.receipt(envelope);
        ClaimedCheckpoint claimed = otherLog.verify(receipt.log().checkpoint());
        QuarkusTransaction.requiringNew().run(() -> keep(job, receipt, claimed));
    }

    private void keep(MirrorJob job, Receipt receipt, ClaimedCheckpoint claimed) {
        MirrorHead head = heads.lock();
        requireGrowth(head, receipt, claimed);
        MirrorHead grown = head.with(head.entries() + keepSteps(head.entries(), receipt, claimed));
        if (claimed.size() > head.size()) {
            grown = grown.at(claimed.checkpoint());
        }
        verdicts.ok(
                job,
                head,
                grown,
                claimed,
                receipt.log().consistencyFrom(),
                receipt.steps().size());
    }

    /**
     * The site proves growth from the newest checkpoint that it knows the DMZ has. While several media are under way that is
     * not the newest one, so any that was accepted will do. A checkpoint that is not joined to any is remembered, for the next
     * one is proved from it.
     */
    private void requireGrowth(MirrorHead head, Receipt receipt, ClaimedCheckpoint claimed) {
        Optional<byte[]> known = checkpoints.rootAt(claimed.size());
        if (known.isPresent()) {
            requireSame(known.get(), claimed);
        } else if (head.size() > 0 || receipt.log().consistencyFrom() > 0) {
            requireProof(receipt, claimed);
        }
        if (claimed.size() < head.size()) {
            throw LogMissingException.before(
                    claimed.size(),
                    LogMissingException.LOG_BEHIND,
                    claimed,
                    "the site's log has %d entries by a newer receipt, and had %d before"
                            .formatted(claimed.size(), head.size()));
        }
    }

    private static void requireSame(byte[] known, ClaimedCheckpoint claimed) {
        if (!Arrays.equals(known, claimed.rootHash())) {
            throw new LogForkedException(
                    LogForkedException.CHECKPOINT_DIFFERS,
                    claimed.size(),
                    claimed,
                    "the log signed another root for its first %d entries before".formatted(claimed.size()));
        }
    }

    private void requireProof(Receipt receipt, ClaimedCheckpoint claimed) {
        long from = receipt.log().consistencyFrom();
        byte[] earlier = Optional.of(from)
                .filter(size -> size > 0)
                .flatMap(checkpoints::rootAt)
                .orElseThrow(() -> LogMissingException.before(
                        claimed.size(),
                        LogMissingException.GROWTH_UNPROVED,
                        claimed,
                        "growth is proved from size %d, of which no checkpoint has come".formatted(from)));
        if (!MerkleTree.verifyConsistency(
                from, claimed.size(), earlier, claimed.rootHash(), receipt.log().consistencyHashes())) {
            throw new LogForkedException(
                    LogForkedException.PROOF_INVALID,
                    claimed.size(),
                    claimed,
                    "the proof that the log of %d entries continues that of %d does not hold"
                            .formatted(claimed.size(), from));
        }
    }

    /** Keeps the steps that are new; returns how many those are. */
    private long keepSteps(long arrived, Receipt receipt, ClaimedCheckpoint claimed) {
        long kept = 0;
        for (LoggedStep step : receipt.steps()) {
            if (!step.isIn(claimed.checkpoint())) {
                throw new LogForkedException(
                        LogForkedException.PROOF_INVALID,
                        step.index(),
                        claimed,
                        "the proof that entry %d is in the log does not hold".formatted(step.index()));
            }
            Optional<byte[]> known = entries.value(step.index());
            if (known.isEmpty()) {
                byte[] leafHash = MerkleTree.leafHash(step.value());
                entries.add(otherLog.entry(step.index(), step.value()), step.index(), arrived + kept, leafHash);
                kept++;
            } else if (!Arrays.equals(known.get(), step.value())) {
                throw new LogForkedException(
                        LogForkedException.ENTRY_DIFFERS,
                        step.index(),
                        claimed,
                        "entry %d is another one than the one that came before".formatted(step.index()));
            }
        }
        return kept;
    }
}
