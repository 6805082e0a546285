package dev.airgap.cli.media;

import dev.airgap.media.Pace;
import dev.airgap.media.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How far a copy is, on one line that is written over: what it does, how much of it, how fast, and the time that is left. */
final class CopyLine implements Progress {

    private static final long EVERY_NANOS = 250_000_000;
    private static final double MIB = 1 << 20;

    private final PrintWriter err;
    private final boolean watched;
    private final List<Phase> phases;
    private final long total;
    private final LongSupplier nanos;
    private final Map<Phase, Long> done = new EnumMap<>(Phase.class);
    private final Map<Phase, Pace> paces = new EnumMap<>(Phase.class);
    private long last;
    private long shown;
    private int width;

    /**
     * @param watched whether somebody looks at it; nothing is printed otherwise
     * @param phases that every byte goes through
     * @param total bytes of all files
     */
    CopyLine(PrintWriter err, boolean watched, List<Phase> phases, long total, LongSupplier nanos) {
        this.err = err;
        this.watched = watched;
        this.phases = List.copyOf(phases);
        this.total = total;
        this.nanos = nanos;
        this.last = nanos.getAsLong();
        this.shown = last;
    }

    @Override
    public void advanced(Phase phase, long bytes) {
        long now = nanos.getAsLong();
        paces.computeIfAbsent(phase, it -> new Pace()).add(bytes, now - last);
        last = now;
        moved(phase, bytes, now);
    }

    @Override
    public void skipped(Phase phase, long bytes) {
        last = nanos.getAsLong();
        moved(phase, bytes, last);
    }

    private void moved(Phase phase, long bytes, long now) {
        done.merge(phase, bytes, Long::sum);
        if (watched && now - shown >= EVERY_NANOS) {
            shown = now;
            String text = text(phase);
            err.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
            err.flush();
            width = text.length();
        }
    }

    String text(Phase phase) {
        long so = done.getOrDefault(phase, 0L);
        Pace pace = paces.get(phase);
        String speed = pace == null || pace.bytesPerSecond().isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT, "  %.1f MiB/s", pace.bytesPerSecond().getAsLong() / MIB);
        return Words.text(
                        "progress.of",
                        Words.text("phase." + phase),
                        total == 0 ? 100 : Math.min(100, 100 * so / total),
                        so / MIB,
                        total / MIB)
                + speed
                + left(phase).map(CopyLine::words).orElse("");
    }

    /** What has not begun yet will take as long as what runs now. */
    private Optional<Duration> left(Phase current) {
        Duration sum = Duration.ZERO;
        for (Phase phase : phases) {
            long ahead = Math.max(0, total - done.getOrDefault(phase, 0L));
            Optional<Duration> time = time(phase, ahead).or(() -> time(current, ahead));
            if (time.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.plus(time.get());
        }
        return Optional.of(sum);
    }

    private Optional<Duration> time(Phase paceOf, long bytes) {
        return Optional.ofNullable(paces.get(paceOf)).flatMap(pace -> pace.timeFor(bytes));
    }

    private static String words(Duration left) {
        return "  " + Words.text("progress.left", left.toMinutes(), left.toSecondsPart());
    }

    void clear() {
        if (width > 0) {
            err.print("\r" + " ".repeat(width) + "\r");
            err.flush();
        }
    }
}
