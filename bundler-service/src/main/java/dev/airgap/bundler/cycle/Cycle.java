package dev.airgap.bundler.cycle;

import dev.airgap.bundler.bundle.ReleasedBundle;
import java.time.Instant;
import java.util.Optional;

/**
 * A cycle as it is now.
 *
 * @param number order of arrival, for paging
 * @param bundle once it is released
 * @param progress of the work that the bundler does or did for it
 * @param error once it has failed
 * @param startedBy the person or automation who started it
 */
public record Cycle(
        String id,
        long number,
        String site,
        CycleState state,
        Optional<ReleasedBundle> bundle,
        Optional<StepProgress> progress,
        NextAction nextAction,
        Optional<CycleError> error,
        Instant startedAt,
        Instant updatedAt,
        String startedBy) {}
