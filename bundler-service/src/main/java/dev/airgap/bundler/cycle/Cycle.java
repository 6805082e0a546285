package dev.airgap.bundler.cycle;

import dev.airgap.bundler.bundle.DraftedManifest;
import dev.airgap.bundler.bundle.ReleasedBundle;
import java.time.Instant;
import java.util.Optional;

/**
 * A cycle as it is now.
 *
 * @param number order of arrival, for paging
 * @param trigger what started it: {@code request}, {@code schedule}, {@code loss} or {@code need}
 * @param fullRequested whether somebody asked for a bundle that carries everything
 * @param manifest of its bundle, from when it is drafted until it is released
 * @param bundle once it is released
 * @param transferId once it is written to a medium
 * @param progress of the work that the bundler does or did for it
 * @param nextAction empty when nothing has to happen any more
 * @param ending once it is closed
 * @param receiptDueBy by when the site's receipt should be here, while it waits for one
 * @param overdueSince while it waits for a receipt that should be here
 * @param endedAt when it was closed or failed
 * @param error once it has failed
 * @param startedBy the person or automation who started it
 */
public record Cycle(
        String id,
        long number,
        String site,
        CycleState state,
        String trigger,
        boolean fullRequested,
        Optional<DraftedManifest> manifest,
        Optional<ReleasedBundle> bundle,
        Optional<String> transferId,
        Optional<StepProgress> progress,
        Optional<NextAction> nextAction,
        Optional<CycleError> error,
        Optional<Ending> ending,
        Optional<Instant> receiptDueBy,
        Optional<Instant> overdueSince,
        Instant startedAt,
        Instant updatedAt,
        Optional<Instant> endedAt,
        String startedBy) {

    /** Of its bundle, from when its manifest is drafted. */
    public Optional<String> bundleId() {
        return bundle.map(ReleasedBundle::id).or(() -> manifest.map(DraftedManifest::id));
    }

    /** Whether one key is enough to release its bundle; empty before the manifest is drafted. */
    public Optional<Boolean> singleSigner() {
        return bundle.map(ReleasedBundle::singleSigner).or(() -> manifest.map(DraftedManifest::isSingleSigner));
    }
}
