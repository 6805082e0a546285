package dev.airgap.importer.relay;

import dev.airgap.importer.snapshot.Snapshot;
import dev.airgap.importer.snapshot.Snapshots;
import dev.airgap.importer.store.RelayStore;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the database's pointer points to, ready to be served. The last known one stays when the database is away: agents
 * are served all the same.
 */
@ApplicationScoped
public class Pointer {

    private final Snapshots snapshots;
    private final RelayStore store;
    private volatile @Nullable Served served;

    Pointer(Snapshots snapshots, RelayStore store) {
        this.snapshots = snapshots;
        this.store = store;
    }

    Optional<Served> served() {
        return Optional.ofNullable(served);
    }

    /** Follows the database's pointer; requests that have begun keep what they began with. */
    public synchronized void refresh() {
        Optional<Snapshot> current = snapshots.current();
        @Nullable Served before = served;
        if (current.isEmpty()) {
            served = null;
        } else if (before == null || !before.isStill(current.get())) {
            served = prepare(current.get(), before);
            Log.infof(
                    "serving sequence=%d bundleId=%s",
                    current.get().manifest().sequence(), current.get().bundleId());
        }
    }

    private Served prepare(Snapshot snapshot, @Nullable Served before) {
        Instant since = snapshot.servedSince().orElseThrow();
        Path index = store.contents().path(snapshot.indexSha256());
        Listing listings = new Listing(store.listings());
        try {
            StaticFile listing = listings.write(snapshot, since, index);
            Set<Path> wanted = new HashSet<>(Set.of(listing.path()));
            if (before != null) {
                wanted.add(before.listing().path());
            }
            listings.keepOnly(wanted);
            return new Served(snapshot, since, index, listing);
        } catch (IOException e) {
            throw new UncheckedIOException("the listing cannot be written", e);
        }
    }
}
