package dev.airgap.transfer.progress;

import dev.airgap.media.Pace;
import dev.airgap.media.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Adds up what a copy reports and passes it on, at most a few times a second. For the copying thread alone. */
public final class ProgressMeter implements Progress {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final long total;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Consumer<JobStep> sink;
    private final Map<Phase, Long> done = new EnumMap<>(Phase.class);
    private final Map<Phase, Pace> paces = new EnumMap<>(Phase.class);
    private Instant next = Instant.MIN;
    private long last;

    ProgressMeter(long total, Clock clock, LongSupplier nanos, Consumer<JobStep> sink) {
        this.total = total;
        this.clock = clock;
        this.nanos = nanos;
        this.sink = sink;
        this.last = nanos.getAsLong();
    }

    /** Sets every phase back to {@code bytes}: what was complete before a file is copied again. */
    public void startFrom(Phase shown, long bytes) {
        for (Phase phase : Phase.values()) {
            done.put(phase, bytes);
        }
        last = nanos.getAsLong();
        sink.accept(step(shown));
    }

    @Override
    public void advanced(Phase phase, long bytes) {
        long now = nanos.getAsLong();
        paces.computeIfAbsent(phase, it -> new Pace()).add(bytes, now - last);
        last = now;
        add(phase, bytes);
    }

    /** What need not be moved says nothing about how fast it would have been. */
    @Override
    public void skipped(Phase phase, long bytes) {
        last = nanos.getAsLong();
        add(phase, bytes);
    }

    private void add(Phase phase, long bytes) {
        long now = done.merge(phase, bytes, Long::sum);
        if (now >= total || !clock.instant().isBefore(next)) {
            next = clock.instant().plus(PAUSE);
            sink.accept(step(phase));
        }
    }

    private JobStep step(Phase phase) {
        Pace pace = paces.get(phase);
        Long rate = pace == null || pace.bytesPerSecond().isEmpty()
                ? null
                : Long.valueOf(pace.bytesPerSecond().getAsLong());
        return new JobStep(phase.name(), done(phase), total, rate, secondsLeft(phase));
    }

    /** What is written has to be read back, too: at the same pace, as long as nothing else is known. */
    private @Nullable Long secondsLeft(Phase phase) {
        List<Phase> ahead = phase == Phase.READING ? List.of(phase) : List.of(Phase.WRITING, Phase.READING_BACK);
        long seconds = 0;
        for (Phase each : ahead) {
            Optional<Duration> left = timeLeft(each).or(() -> timeFor(phase, total - done(each)));
            if (left.isEmpty()) {
                return null;
            }
            seconds += left.get().toSeconds();
        }
        return seconds;
    }

    private Optional<Duration> timeLeft(Phase phase) {
        return timeFor(phase, total - done(phase));
    }

    private Optional<Duration> timeFor(Phase paceOf, long bytes) {
        return Optional.ofNullable(paces.get(paceOf)).flatMap(pace -> pace.timeFor(Math.max(0, bytes)));
    }

    private long done(Phase phase) {
        return done.getOrDefault(phase, 0L);
    }

    /** A service that stops interrupts its jobs; they resume when it starts again. */
    @Override
    public boolean cancelled() {
        return Thread.currentThread().isInterrupted();
    }
}
