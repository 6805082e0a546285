package dev.airgap.transfer.progress;

import dev.airgap.media.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Adds up what a copy reports and passes it on, at most a few times a second. For the copying thread alone. */
public final class ProgressMeter implements Progress {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final long total;
    private final Clock clock;
    private final Consumer<JobStep> sink;
    private final Map<Phase, Long> done = new EnumMap<>(Phase.class);
    private Instant next = Instant.MIN;

    ProgressMeter(long total, Clock clock, Consumer<JobStep> sink) {
        this.total = total;
        this.clock = clock;
        this.sink = sink;
    }

    /** Sets every phase back to {@code bytes}: what was complete before a file is copied again. */
    public void startFrom(Phase shown, long bytes) {
        for (Phase phase : Phase.values()) {
            done.put(phase, bytes);
        }
        sink.accept(new JobStep(shown.name(), bytes, total));
    }

    @Override
    public void advanced(Phase phase, long bytes) {
        long now = done.merge(phase, bytes, Long::sum);
        if (now >= total || !clock.instant().isBefore(next)) {
            next = clock.instant().plus(PAUSE);
            sink.accept(new JobStep(phase.name(), now, total));
        }
    }

    /** A service that stops interrupts its jobs; they resume when it starts again. */
    @Override
    public boolean cancelled() {
        return Thread.currentThread().isInterrupted();
    }
}
