package dev.airgap.importer.imports;

import dev.airgap.bundle.IndexReader;
import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.SnapshotDeleted;
import dev.airgap.importer.snapshot.SnapshotContents;
import dev.airgap.importer.store.RelayStore;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.zone.Here;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Deletes the contents of snapshots that nobody builds on any more. Not to be used while a bundle is imported. */
@ApplicationScoped
class SnapshotRetention {

    private final SnapshotContents contents;
    private final RelayStore store;
    private final Outbox outbox;
    private final ImportConfig config;
    private final Here here;
    private final Clock clock;

    SnapshotRetention(
            SnapshotContents contents, RelayStore store, Outbox outbox, ImportConfig config, Here here, Clock clock) {
        this.contents = contents;
        this.store = store;
        this.outbox = outbox;
        this.config = config;
        this.here = here;
        this.clock = clock;
    }

    /** Deletes one; whether there was one. Killed in between, it goes on with the same. */
    boolean deleteOne() {
        Optional<String> obsolete =
                contents.chooseObsolete(clock.instant().minus(config.retention().contents()));
        obsolete.ifPresent(digest -> {
            long freed = sweep();
            QuarkusTransaction.requiringNew().run(() -> deleted(digest, freed));
            Log.infof("snapshot content deleted snapshotDigest=%s freedBytes=%d", digest, freed);
        });
        return obsolete.isPresent();
    }

    private long sweep() {
        try {
            Set<String> kept = new HashSet<>();
            for (String listing : contents.listings()) {
                kept.add(listing);
                try (IndexReader records = new IndexReader(store.contents().open(listing))) {
                    while (records.hasNext()) {
                        kept.add(records.next().sha256());
                    }
                }
            }
            return store.contents().keepOnly(kept);
        } catch (IOException e) {
            throw new UncheckedIOException("contents cannot be deleted", e);
        }
    }

    private void deleted(String digest, long freed) {
        contents.deleted(digest);
        outbox.append(NewEvent.of(EventType.SNAPSHOT_DELETED, digest, new SnapshotDeleted(here.site(), digest, freed)));
    }
}
