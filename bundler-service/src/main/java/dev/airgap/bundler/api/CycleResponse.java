package dev.airgap.bundler.api;

import dev.airgap.bundler.bundle.ReleasedBundle;
import dev.airgap.bundler.cycle.Cycle;
import dev.airgap.bundler.cycle.CycleError;
import dev.airgap.bundler.cycle.CycleState;
import dev.airgap.bundler.cycle.NextAction;
import dev.airgap.bundler.cycle.StepProgress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cycle.
 *
 * @param sequence of its bundle, once that is released
 * @param unchanged whether its bundle carries the same snapshot as the one before it
 */
record CycleResponse(
        String id,
        String site,
        CycleState state,
        @Nullable Long sequence,
        @Nullable Boolean unchanged,
        @Nullable File bundle,
        @Nullable StepProgress progress,
        NextAction nextAction,
        @Nullable Error error,
        Instant startedAt,
        Instant updatedAt,
        String startedBy) {

    /**
     * The bundle's file.
     *
     * @param path absolute, on the bundler's machine
     * @param size bytes
     */
    record File(String id, String fileName, String path, long size, String sha256) {

        static File of(ReleasedBundle bundle) {
            return new File(bundle.id(), bundle.fileName(), bundle.path().toString(), bundle.size(), bundle.sha256());
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
                cycle.bundle().map(ReleasedBundle::sequence).orElse(null),
                cycle.bundle().map(ReleasedBundle::unchanged).orElse(null),
                cycle.bundle().map(File::of).orElse(null),
                cycle.progress().orElse(null),
                cycle.nextAction(),
                cycle.error().map(Error::of).orElse(null),
                cycle.startedAt(),
                cycle.updatedAt(),
                cycle.startedBy());
    }
}
