package dev.airgap.bundler.snapshot;

import dev.airgap.bundle.IndexReader;
import dev.airgap.bundler.store.OpenStore;
import dev.airgap.bundler.store.StorageException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which contents are here, and for how long. Bundles rest on what the site serves, so what was taken before that is obsolete,
 * and nothing else. Not to be used while a snapshot is taken, or a bundle is made.
 */
@ApplicationScoped
public class SnapshotContents {

    private final SnapshotRows rows;
    private final OpenStore store;

    SnapshotContents(SnapshotRows rows, OpenStore store) {
        this.rows = rows;
        this.store = store;
    }

    /**
     * Chooses the next content to delete: from now on nothing rests on it. One that was chosen and is not gone is chosen again.
     *
     * @param served digest of what the site serves, by its newest receipt
     * @param before when at the latest it was taken
     * @return the digest of its snapshots
     */
    @Transactional
    public Optional<String> chooseObsolete(String site, String served, Instant before) {
        Optional<String> chosen = rows.firstDeleting().map(SnapshotEntity::digest);
        if (chosen.isPresent()) {
            return chosen;
        }
        Optional<Long> known = rows.newestHeld(site, served).map(SnapshotEntity::number);
        List<SnapshotEntity> held = rows.held();
        Set<String> needed = new HashSet<>();
        held.stream()
                .filter(row -> known.isEmpty()
                        || row.number() >= known.get()
                        || !row.takenAt().isBefore(before))
                .map(SnapshotEntity::digest)
                .forEach(needed::add);
        Optional<String> obsolete = held.stream()
                .map(SnapshotEntity::digest)
                .filter(digest -> !needed.contains(digest))
                .findFirst();
        obsolete.ifPresent(digest -> become(digest, ContentState.HELD, ContentState.DELETING));
        return obsolete;
    }

    /**
     * Deletes what no snapshot has that is held.
     *
     * @return how many bytes that were
     * @throws StorageException if the store fails
     */
    public long sweep() {
        try {
            Set<String> kept = new HashSet<>();
            for (Snapshot snapshot : held()) {
                kept.add(snapshot.index().form().sha256());
                try (IndexReader records =
                        new IndexReader(store.get().openContent(snapshot.index().form()))) {
                    while (records.hasNext()) {
                        kept.add(records.next().sha256());
                    }
                }
            }
            return store.get().keepOnly(kept);
        } catch (IOException e) {
            throw StorageException.of("contents cannot be deleted", e);
        }
    }

    @Transactional
    List<Snapshot> held() {
        return rows.held().stream().map(SnapshotEntity::toSnapshot).toList();
    }

    @Transactional(TxType.MANDATORY)
    public void deleted(String digest) {
        become(digest, ContentState.DELETING, ContentState.DELETED);
    }

    private void become(String digest, ContentState from, ContentState to) {
        rows.of(digest, from).forEach(row -> row.content(to));
    }
}
