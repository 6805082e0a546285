package dev.airgap.cli;

import java.io.PrintStream;
import java.util.Locale;

/** What a person reads: lines with the time since the start, on standard error. Standard output is for results alone. */
final class Console {

    private final PrintStream err;
    private final long started = System.nanoTime();

    Console(PrintStream err) {
        this.err = err;
    }

    static Console ofProcess() {
        return new Console(System.err);
    }

    void line(String format, Object... arguments) {
        String text = arguments.length == 0 ? format : format.formatted(arguments);
        double seconds = (System.nanoTime() - started) / 1e9;
        err.println(String.format(Locale.ROOT, "%7.1f s  %s", seconds, text));
    }

    /** Text of several lines, without times. */
    void block(String text) {
        err.println(text);
    }
}
