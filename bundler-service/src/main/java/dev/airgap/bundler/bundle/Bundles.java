package dev.airgap.bundler.bundle;

import dev.airgap.bundle.Component;
import dev.airgap.bundler.snapshot.Progress;
import dev.airgap.bundler.snapshot.Snapshot;
import dev.airgap.bundler.store.OpenStore;
import dev.airgap.kit.keys.Keys;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Builds bundles, releases them, and knows every released one. */
@ApplicationScoped
public class Bundles {

    private final Ledger ledger;
    private final OpenStore store;
    private final BundleConfig config;
    private final Keys keys;
    private final Clock clock;
    private final String producer;

    Bundles(
            Ledger ledger,
            OpenStore store,
            BundleConfig config,
            Keys keys,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String program,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.ledger = ledger;
        this.store = store;
        this.config = config;
        this.keys = keys;
        this.clock = clock;
        this.producer = program + " " + version;
    }

    /** A key that is refused stops the start, and not the first bundle; one that is not there now may be there by then. */
    void check(@Observes StartupEvent event) {
        try {
            release();
        } catch (BuildException e) {
            Log.warnf("no bundle can be signed for now code=%s: %s", e.fault(), e.getMessage());
        }
    }

    /**
     * Builds the site's next full bundle from a snapshot: takes as long as there is to write, needs no transaction, and
     * can be repeated. No sequence is taken before {@link #release}.
     *
     * @param nextExpectedBy by when the site should have the bundle after this one
     * @param lastReceipt number of the newest receipt that was known when the snapshot was taken
     * @throws BuildException if it cannot be built
     * @throws dev.airgap.bundler.store.StorageException if it cannot be written
     * @throws dev.airgap.trust.TrustException if key or root are unfit, or do not belong together
     * @throws dev.airgap.kit.keys.DemonstrationKeyException if they were made for a demonstration and this is none
     */
    public BuiltBundle build(
            Snapshot snapshot, String cycleId, Instant nextExpectedBy, Optional<Long> lastReceipt, Progress progress) {
        Release release = release();
        String site = snapshot.site();
        Draft draft = new Draft(
                Position.after(
                        ledger.last(site), site, release.root().document().epoch()),
                snapshot,
                cycleId,
                ledger.componentsEverReleased(site),
                snapshot.takenAt().plus(config.expiresAfter()),
                nextExpectedBy,
                lastReceipt.orElse(null));
        return folder().build(draft, release, producer, clock.instant(), store.get(), progress);
    }

    /** Releases what was built, in the caller's transaction: with its commit the sequence is taken. */
    @Transactional(TxType.MANDATORY)
    public ReleasedBundle release(BuiltBundle built) {
        Snapshot snapshot = built.snapshot();
        boolean unchanged = ledger.last(snapshot.site())
                .filter(last -> last.snapshotDigest().equals(snapshot.digest()))
                .isPresent();
        Instant newest = snapshot.components().stream()
                .map(Component::published)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        ReleasedBundle released = built.toReleased(unchanged, newest, clock.instant());
        ledger.enter(released, snapshot.components());
        return released;
    }

    /** Removes what was built and will not be released; a bundle that is released stays. */
    public void discard(BuiltBundle built) {
        if (!ledger.isReleased(built.fileName())) {
            folder().discard(built.fileName());
        }
    }

    public Optional<ReleasedBundle> find(String bundleId) {
        return ledger.find(bundleId);
    }

    /** The bundle released last to a site. */
    public Optional<ReleasedBundle> last(String site) {
        return ledger.last(site);
    }

    private Release release() {
        return Release.read(keys::signer, config.signingKey(), keys::root, config.root());
    }

    private BundleFolder folder() {
        return new BundleFolder(config.bundlesDirectory());
    }
}
