package dev.airgap.bundler.cycle;

import dev.airgap.bundler.site.Site;
import dev.airgap.bundler.site.Sites;
import dev.airgap.bundler.snapshot.SnapshotContents;
import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.SnapshotDeleted;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.zone.Here;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Deletes the contents of snapshots that no bundle will rest on any more, while no cycle needs the content store. */
@ApplicationScoped
class ContentRetention {

    private final SnapshotContents contents;
    private final Sites sites;
    private final Outbox outbox;
    private final RetentionConfig config;
    private final Here here;
    private final Clock clock;

    ContentRetention(
            SnapshotContents contents, Sites sites, Outbox outbox, RetentionConfig config, Here here, Clock clock) {
        this.contents = contents;
        this.sites = sites;
        this.outbox = outbox;
        this.config = config;
        this.here = here;
        this.clock = clock;
    }

    /** Deletes one; whether there was one. Killed in between, it goes on with the same. */
    boolean deleteOne() {
        Optional<String> obsolete = sites.find(here.site())
                .flatMap(Site::report)
                .flatMap(Site.Report::served)
                .map(Site.Served::snapshotDigest)
                .flatMap(served -> contents.chooseObsolete(
                        here.site(), served, clock.instant().minus(config.contents())));
        obsolete.ifPresent(digest -> {
            long freed = contents.sweep();
            QuarkusTransaction.requiringNew().run(() -> deleted(digest, freed));
            Log.infof("snapshot content deleted snapshotDigest=%s freedBytes=%d", digest, freed);
        });
        return obsolete.isPresent();
    }

    private void deleted(String digest, long freed) {
        contents.deleted(digest);
        outbox.append(NewEvent.of(EventType.SNAPSHOT_DELETED, digest, new SnapshotDeleted(here.site(), digest, freed)));
    }
}
