package dev.airgap.importer.snapshot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which contents are here, and for how long. The DMZ builds on what its newest receipt says is served, so what was served before
 * that is obsolete, and nothing else.
 */
@ApplicationScoped
public class SnapshotContents {

    private final SnapshotRows rows;
    private final RelayStateRow state;
    private final Clock clock;

    SnapshotContents(SnapshotRows rows, RelayStateRow state, Clock clock) {
        this.rows = rows;
        this.state = state;
        this.clock = clock;
    }

    /** The DMZ has the receipt for what this cycle had carried. */
    @Transactional(TxType.MANDATORY)
    public void reported(String cycleId) {
        rows.ofCycle(cycleId).forEach(row -> row.reported(clock.instant()));
    }

    /**
     * Chooses the next content to delete: from now on nothing rests on it. One that was chosen and is not gone is chosen again.
     *
     * @param before since when at least it has to be here
     * @return the digest of its snapshots
     */
    @Transactional
    public Optional<String> chooseObsolete(Instant before) {
        Optional<String> chosen = rows.firstDeleting().map(SnapshotEntity::snapshotDigest);
        if (chosen.isPresent()) {
            return chosen;
        }
        Optional<UUID> served = state.locked().currentId();
        List<HeldContent> held =
                rows.held().stream().map(row -> row.toHeldContent(served)).toList();
        Optional<String> obsolete = HeldContent.firstObsolete(held, before);
        obsolete.ifPresent(digest -> become(digest, ContentState.DELETING));
        return obsolete;
    }

    /** Digests of the listings of all snapshots whose content is to stay. */
    @Transactional
    public List<String> listings() {
        return rows.held().stream().map(SnapshotEntity::indexSha256).distinct().toList();
    }

    @Transactional(TxType.MANDATORY)
    public void deleted(String snapshotDigest) {
        become(snapshotDigest, ContentState.DELETED);
    }

    private void become(String snapshotDigest, ContentState content) {
        rows.byDigest(snapshotDigest).forEach(row -> row.content(content));
    }
}
