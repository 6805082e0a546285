package dev.airgap.bundler.bundle;

import dev.airgap.bundle.Component;
import dev.airgap.bundler.snapshot.Progress;
import dev.airgap.bundler.snapshot.Snapshot;
import dev.airgap.bundler.store.OpenStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Assembles bundles, releases them, and knows every released one. */
@ApplicationScoped
public class Bundles {

    private final Ledger ledger;
    private final ManifestRows manifests;
    private final OpenStore store;
    private final BundleConfig config;
    private final Clock clock;

    Bundles(Ledger ledger, ManifestRows manifests, OpenStore store, BundleConfig config, Clock clock) {
        this.ledger = ledger;
        this.manifests = manifests;
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Writes the bundle of a manifest that enough keys have signed: takes as long as there is to write, needs no
     * transaction, and can be repeated.
     *
     * @param role by the newest root: what it does not vouch for is not written
     * @throws BuildException if it cannot be built
     * @throws dev.airgap.bundler.store.StorageException if it cannot be written
     * @throws dev.airgap.trust.TrustException if the root has expired, or the signatures are not enough for it
     */
    public BuiltBundle assemble(ReleaseRole role, DraftedManifest draft, Snapshot snapshot, Progress progress) {
        role.requireReleasable(draft.toEnvelope(), clock.instant());
        return folder().assemble(draft, snapshot, store.get(), progress);
    }

    /** Releases what was built, in the caller's transaction. */
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
        manifests.released(released.id());
        ledger.enter(released, snapshot.components());
        return released;
    }

    /** Removes what was written under a name and will not be released; a bundle that is released stays. */
    public void discard(String fileName) {
        if (!ledger.isReleased(fileName)) {
            folder().discard(fileName);
        }
    }

    /** Deletes the file of a bundle; nothing happens if that was done before. */
    public void deleteFile(ReleasedBundle bundle) {
        folder().discard(bundle.fileName());
    }

    /** Its file is gone; what is known of it stays. */
    @Transactional(TxType.MANDATORY)
    public void fileDeleted(String bundleId) {
        ledger.fileDeleted(bundleId, clock.instant());
    }

    public Optional<ReleasedBundle> find(String bundleId) {
        return ledger.find(bundleId);
    }

    /** The bundle released last to a site. */
    public Optional<ReleasedBundle> last(String site) {
        return ledger.last(site);
    }

    /** The newest bundle of a site that carries everything. */
    public Optional<ReleasedBundle> lastFull(String site) {
        return ledger.lastFull(site);
    }

    private BundleFolder folder() {
        return new BundleFolder(config.bundlesDirectory());
    }
}
