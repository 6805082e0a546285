package dev.airgap.bundler.snapshot;

import dev.airgap.bundler.source.UpdateSource;
import dev.airgap.bundler.store.OpenStore;
import dev.airgap.kit.time.Ids;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Takes snapshots and remembers them. */
@ApplicationScoped
public class Snapshots {

    private final SnapshotRows rows;
    private final UpdateSource source;
    private final OpenStore store;
    private final Clock clock;
    private final Ids ids;

    Snapshots(SnapshotRows rows, UpdateSource source, OpenStore store, Clock clock, Ids ids) {
        this.rows = rows;
        this.source = source;
        this.store = store;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Reads the update source into the content store: takes as long as there is to read, needs no transaction, and can be
     * repeated.
     *
     * @throws dev.airgap.bundler.source.SourceException if the source cannot become a snapshot
     * @throws dev.airgap.bundler.store.StorageException if the store cannot take it
     * @throws dev.airgap.bundle.BundleException if a component cannot be named in a manifest
     */
    public Content read(Progress progress) {
        return SourceReading.of(source.list(), store.get(), progress);
    }

    /** Makes content that was read the site's newest snapshot, in the caller's transaction. */
    @Transactional(TxType.MANDATORY)
    public Snapshot record(String site, Content content) {
        boolean unchanged = rows.find("site", Sort.descending("number"), site)
                .firstResultOptional()
                .filter(last -> last.digest().equals(content.digest()))
                .isPresent();
        Snapshot snapshot = new Snapshot(
                ids.next(), site, content.digest(), content.index(), content.components(), clock.instant(), unchanged);
        rows.persist(SnapshotEntity.of(snapshot));
        return snapshot;
    }

    /** The site's newest snapshot with this digest, if it is still here: its listing is in the content store. */
    @Transactional
    public Optional<Snapshot> newest(String site, String digest) {
        return rows.newestHeld(site, digest).map(SnapshotEntity::toSnapshot);
    }

    /** @throws IllegalArgumentException if there is none with this id */
    @Transactional
    public Snapshot get(String id) {
        return rows.findByIdOptional(UUID.fromString(id))
                .map(SnapshotEntity::toSnapshot)
                .orElseThrow(() -> new IllegalArgumentException("no snapshot " + id));
    }
}
