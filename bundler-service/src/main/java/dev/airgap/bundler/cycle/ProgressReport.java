package dev.airgap.bundler.cycle;

import dev.airgap.bundler.snapshot.Progress;
import dev.airgap.kit.problem.TransientFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Passes progress on a few times a second, which is as often as people look. */
final class ProgressReport implements Progress {

    private static final Duration INTERVAL = Duration.ofMillis(300);

    private final Work work;
    private final Clock clock;
    private final Consumer<StepProgress> reader;
    private Instant next = Instant.MIN;

    ProgressReport(Work work, Clock clock, Consumer<StepProgress> reader) {
        this.work = work;
        this.clock = clock;
        this.reader = reader;
    }

    @Override
    public void at(long done, long total) {
        Instant now = clock.instant();
        if (now.isBefore(next) && done < total) {
            return;
        }
        next = now.plus(INTERVAL);
        try {
            reader.accept(new StepProgress(work.step(), done, total, work.unit()));
        } catch (TransientFailure notNow) {
            // Nobody sees the bar move for a moment; the work itself does not depend on it.
            next = now.plus(INTERVAL.multipliedBy(10));
        }
    }
}
