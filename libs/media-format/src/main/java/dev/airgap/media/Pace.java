package dev.airgap.media;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How fast bytes go through one phase of a copy: what was measured counts half after ten seconds of work, so that a stick
 * that slows down is noticed, and a single slow write is not. Not for use by several threads.
 */
public final class Pace {

    private static final double HALF_LIFE_SECONDS = 10;
    private static final double NANOS = 1e9;
    /** Before that, a rate would say more about the machine's caches than about the medium. */
    private static final double LEAST_SECONDS = 0.5;

    private double bytes;
    private double seconds;

    /** Another {@code moved} bytes took {@code nanos} nanoseconds of this phase's own time. */
    public void add(long moved, long nanos) {
        double elapsed = Math.max(0, nanos) / NANOS;
        double kept = Math.pow(0.5, elapsed / HALF_LIFE_SECONDS);
        bytes = bytes * kept + moved;
        seconds = seconds * kept + elapsed;
    }

    /** Empty as long as too little was measured. */
    public OptionalLong bytesPerSecond() {
        return seconds < LEAST_SECONDS ? OptionalLong.empty() : OptionalLong.of(Math.round(bytes / seconds));
    }

    /** How long {@code ahead} more bytes will take at this pace; empty as long as that cannot be told. */
    public Optional<Duration> timeFor(long ahead) {
        OptionalLong rate = bytesPerSecond();
        return rate.isEmpty() || rate.getAsLong() == 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(Math.ceilDiv(ahead, rate.getAsLong())));
    }
}
