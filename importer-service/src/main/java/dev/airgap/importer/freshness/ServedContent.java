package dev.airgap.importer.freshness;

import dev.airgap.importer.snapshot.Snapshot;
import dev.airgap.importer.snapshot.SnapshotState;
import dev.airgap.importer.snapshot.Snapshots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** What is served and proved. */
@ApplicationScoped
public class ServedContent {

    private final Snapshots snapshots;
    private final Clock clock;

    ServedContent(Snapshots snapshots, Clock clock) {
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /** Empty before the first activation, and for the moment in which a new one is being proved. */
    @Transactional
    public Optional<Freshness> freshness() {
        return snapshot().map(this::freshnessOf);
    }

    /** How old this snapshot is by the clock or, if that is later, by what was signed last. */
    @Transactional
    public Freshness freshnessOf(Snapshot snapshot) {
        return Freshness.of(snapshot.manifest().validity(), snapshots.floor().now(clock.instant()));
    }

    Optional<Snapshot> snapshot() {
        return snapshots.current().filter(current -> current.state() == SnapshotState.ACTIVATED);
    }
}
