package dev.airgap.bundler.api;

import dev.airgap.bundler.bundle.ReleasedBundle;
import dev.airgap.bundler.cycle.Cycle;
import dev.airgap.bundler.cycle.CycleError;
import dev.airgap.bundler.cycle.CycleState;
import dev.airgap.bundler.cycle.Ending;
import dev.airgap.bundler.cycle.NextAction;
import dev.airgap.bundler.cycle.StepProgress;
import dev.airgap.contracts.Standing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cycle.
 *
 * @param trigger what started it: {@code request}, {@code schedule}, {@code loss} or {@code need}
 * @param full whether somebody asked for a bundle that carries everything
 * @param sequence of its bundle, once that is released
 * @param bundleId from when the manifest is drafted: what people sign
 * @param singleSigner whether one key is enough to release the bundle; absent before the manifest is drafted
 * @param nextAction absent when nothing has to happen any more
 * @param error why it failed
 * @param outcome UPDATED, UP_TO_DATE, DEGRADED, REJECTED, LOST or UNCONFIRMED, once it is closed
 * @param outcomeCode why it is not UPDATED or UP_TO_DATE
 * @param receiptNumber the receipt that says so; absent when two persons closed it
 * @param receiptDueBy by when the site's receipt should be here, while it waits for one
 * @param overdueSince while it waits for a receipt that should be here
 * @param endedAt when it was closed or failed
 * @param unchanged whether its bundle carries the same snapshot as the one before it
 */
record CycleResponse(
        String id,
        String site,
        CycleState state,
        String trigger,
        boolean full,
        @Nullable Long sequence,
        @Nullable Boolean unchanged,
        @Nullable String bundleId,
        @Nullable Boolean singleSigner,
        @Nullable File bundle,
        @Nullable String transferId,
        @Nullable StepProgress progress,
        @Nullable NextAction nextAction,
        @Nullable Error error,
        @Nullable Standing outcome,
        @Nullable String outcomeCode,
        @Nullable String outcomeDetail,
        @Nullable Long receiptNumber,
        @Nullable Instant receiptDueBy,
        @Nullable Instant overdueSince,
        Instant startedAt,
        Instant updatedAt,
        @Nullable Instant closedAt,
        @Nullable Instant endedAt,
        String startedBy) {

    /**
     * The bundle's file.
     *
     * @param kind {@code full} or {@code differential}
     * @param base digest of the snapshot that a differential one rests on
     * @param files how many it carries
     * @param path absolute, on the bundler's machine
     * @param size bytes
     */
    record File(
            String id,
            String kind,
            @Nullable String base,
            long files,
            String fileName,
            String path,
            long size,
            String sha256) {

        static File of(ReleasedBundle bundle) {
            return new File(
                    bundle.id(),
                    bundle.kind(),
                    bundle.base().orElse(null),
                    bundle.carriedFiles(),
                    bundle.fileName(),
                    bundle.path().toString(),
                    bundle.size(),
                    bundle.sha256());
        }
    }

    /** Why the cycle failed, and in which step. */
    record Error(String step, String code, String detail) {

        static Error of(CycleError error) {
            return new Error(error.step(), error.code(), error.detail());
        }
    }

    static CycleResponse of(Cycle cycle) {
        return new CycleResponse(
                cycle.id(),
                cycle.site(),
                cycle.state(),
                cycle.trigger(),
                cycle.fullRequested(),
                cycle.bundle().map(ReleasedBundle::sequence).orElse(null),
                cycle.bundle().map(ReleasedBundle::unchanged).orElse(null),
                cycle.bundleId().orElse(null),
                cycle.singleSigner().orElse(null),
                cycle.bundle().map(File::of).orElse(null),
                cycle.transferId().orElse(null),
                cycle.progress().orElse(null),
                cycle.nextAction().orElse(null),
                cycle.error().map(Error::of).orElse(null),
                cycle.ending().map(Ending::outcome).orElse(null),
                cycle.ending().flatMap(Ending::code).orElse(null),
                cycle.ending().flatMap(Ending::detail).orElse(null),
                cycle.ending().flatMap(Ending::receiptNumber).orElse(null),
                cycle.receiptDueBy().orElse(null),
                cycle.overdueSince().orElse(null),
                cycle.startedAt(),
                cycle.updatedAt(),
                cycle.endedAt().filter(at -> cycle.ending().isPresent()).orElse(null),
                cycle.endedAt().orElse(null),
                cycle.startedBy());
    }
}
