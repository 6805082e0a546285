package dev.airgap.bundler.bundle;

import dev.airgap.bundle.BundleException;
import dev.airgap.bundler.snapshot.Snapshot;
import dev.airgap.bundler.snapshot.Snapshots;
import dev.airgap.bundler.store.OpenStore;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Finds what the next bundle of a site rests on. Whatever speaks against a base, the bundle is full. */
@Startup
@ApplicationScoped
class Bases {

    private final Ledger ledger;
    private final Snapshots snapshots;
    private final OpenStore store;
    private final FullEvery fullEvery;

    Bases(Ledger ledger, Snapshots snapshots, OpenStore store, BundleConfig config) {
        this.ledger = ledger;
        this.snapshots = snapshots;
        this.store = store;
        this.fullEvery = new FullEvery(config.fullEvery());
    }

    Basis of(Snapshot snapshot, long epoch, Manifests.Circumstances circumstances) {
        String site = snapshot.site();
        Optional<String> served = circumstances.served();
        BaseChoice choice = new BaseChoice(
                circumstances.fullRequested(),
                served,
                served.flatMap(digest -> snapshots.newest(site, digest)),
                ledger.releasedSinceFull(site, epoch),
                circumstances.refusedSinceFull(),
                fullEvery);
        return choice.whyFull()
                .map(why -> full(snapshot, circumstances, why))
                .orElseGet(() -> onTopOf(choice.base().orElseThrow(), snapshot, circumstances));
    }

    private Basis onTopOf(Snapshot base, Snapshot snapshot, Manifests.Circumstances circumstances) {
        try {
            Basis differential = new Basis(base.digest(), Difference.write(store.get(), base, snapshot));
            return differential.isSmallerThan(Basis.nothing(snapshot))
                    ? differential
                    : full(snapshot, circumstances, WhyFull.NOT_SMALLER);
        } catch (IOException | UncheckedIOException | BundleException e) {
            Log.warnf(e, "no difference to snapshot %s cycleId=%s", base.digest(), circumstances.cycleId());
            return full(snapshot, circumstances, WhyFull.LISTING_LOST);
        }
    }

    private static Basis full(Snapshot snapshot, Manifests.Circumstances circumstances, WhyFull why) {
        Log.infof("bundle is full reason=%s cycleId=%s", why, circumstances.cycleId());
        return Basis.nothing(snapshot);
    }
}
