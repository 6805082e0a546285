package dev.airgap.inspect;

import dev.airgap.bundle.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;

/** One line that is written over and over, a few times a second. */
final class ProgressLine implements Progress {

    private static final long EVERY_NANOS = 200_000_000;
    private static final double MIB = 1 << 20;

    private final PrintStream err;
    private final String name;
    private long files;
    private long totalFiles;
    private long shown = System.nanoTime();
    private int width;

    private ProgressLine(PrintStream err, String name) {
        this.err = err;
        this.name = name;
    }

    /** Shows the progress of one file while {@code work} runs; nothing if nobody watches. */
    static <T> T during(Screen screen, String name, Watch.Work<T> work) throws IOException {
        if (!screen.watched()) {
            return work.with(Progress.IGNORED);
        }
        ProgressLine line = new ProgressLine(screen.err(), name);
        try {
            return work.with(line);
        } finally {
            line.clear();
        }
    }

    @Override
    public void done(long filesNow, long totalNow) {
        files = filesNow;
        totalFiles = totalNow;
    }

    @Override
    public void read(long bytes, long totalBytes) {
        long now = System.nanoTime();
        if (now - shown < EVERY_NANOS) {
            return;
        }
        shown = now;
        String counted = totalFiles == 0 ? "" : String.format(Locale.ROOT, ", %d of %d files", files, totalFiles);
        String text = String.format(
                Locale.ROOT,
                "%s  %3d %%  %.0f of %.0f MiB%s",
                name,
                totalBytes == 0 ? 100 : 100 * bytes / totalBytes,
                bytes / MIB,
                totalBytes / MIB,
                counted);
        err.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
        err.flush();
        width = text.length();
    }

    private void clear() {
        if (width > 0) {
            err.print("\r" + " ".repeat(width) + "\r");
            err.flush();
        }
    }
}
