package dev.airgap.bundler.cycle;

import dev.airgap.bundler.bundle.Bundles;
import dev.airgap.bundler.bundle.ReleasedBundle;
import dev.airgap.contracts.EventType;
import dev.airgap.contracts.data.BundleFileDeleted;
import dev.airgap.kit.outbox.NewEvent;
import dev.airgap.kit.outbox.Outbox;
import dev.airgap.kit.work.WorkLoops;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/**
 * Deletes the files of bundles of which the site said long ago what became of them. The newest is kept, and so is every one that
 * no receipt has told of; what is known of a bundle stays for ever.
 */
@Startup
@ApplicationScoped
class BundleRetention {

    private final CycleRows rows;
    private final Bundles bundles;
    private final Outbox outbox;
    private final RetentionConfig config;
    private final Clock clock;

    BundleRetention(
            CycleRows rows, Bundles bundles, Outbox outbox, RetentionConfig config, WorkLoops loops, Clock clock) {
        this.rows = rows;
        this.bundles = bundles;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
        loops.start("bundle-retention", this::deleteOne);
    }

    /** Deletes one file; whether there was one. Killed in between, it is deleted once more. */
    boolean deleteOne() {
        Optional<ReleasedBundle> due = QuarkusTransaction.requiringNew()
                .call(() -> rows.firstBundleToDelete(clock.instant().minus(config.bundles())))
                .flatMap(bundles::find);
        due.ifPresent(bundle -> {
            bundles.deleteFile(bundle);
            QuarkusTransaction.requiringNew().run(() -> deleted(bundle));
            Log.infof("bundle file deleted bundleId=%s fileName=%s", bundle.id(), bundle.fileName());
        });
        return due.isPresent();
    }

    private void deleted(ReleasedBundle bundle) {
        bundles.fileDeleted(bundle.id());
        BundleFileDeleted data =
                new BundleFileDeleted(bundle.site(), bundle.id(), bundle.fileName(), bundle.size(), bundle.sha256());
        outbox.append(
                NewEvent.of(EventType.BUNDLE_FILE_DELETED, bundle.id(), data).inCycle(bundle.cycleId()));
    }
}
