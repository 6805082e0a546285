package dev.airgap.inspect;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where results and remarks go.
 *
 * @param out results; buffered, whoever writes flushes
 * @param err remarks and progress
 * @param watched whether a person sees {@code err} while it is written
 */
record Screen(OutputStream out, PrintStream err, boolean watched) implements Watch {

    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    static Screen ofProcess() {
        return new Screen(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16), System.err, isTerminal());
    }

    @Override
    public <T> T during(String file, Work<T> work) throws IOException {
        return ProgressLine.during(this, file, work);
    }

    void line(String text) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Java tells only whether input or output is a terminal, and newer versions not even that. */
    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(STANDARD_ERROR).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException notLinux) {
            return System.console() != null;
        }
    }
}
