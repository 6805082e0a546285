package dev.airgap.inspect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A bundle to be looked into, once it was verified to its last byte. */
final class BundleOptions {

    @Parameters(index = "0", paramLabel = "FILE", description = "The bundle, under its own name.")
    private Path file = Path.of("");

    @Mixin
    private TrustOptions trust = new TrustOptions();

    /** What is done with the bundle; answers the exit code. */
    @FunctionalInterface
    interface Look {
        ExitCode at(CheckedBundle bundle) throws IOException;
    }

    /** A refusal goes to standard error, so that standard output holds content or nothing. */
    int whenGood(Clock clock, Screen screen, Look look) throws IOException {
        return trust.withRoot(
                trusted -> {
                    String shown = Printable.text(file.toString());
                    try (CheckedBundle bundle = ProgressLine.during(
                            screen,
                            Printable.text(String.valueOf(file.getFileName())),
                            progress -> CheckedBundle.of(file, trusted, trust.question(clock), progress))) {
                        ExitCode exit = look.at(bundle);
                        screen.out().flush();
                        return exit.number();
                    } catch (OutputException e) {
                        screen.err().println("airgap: " + e.getMessage());
                        return ExitCode.UNREADABLE.number();
                    } catch (IOException e) {
                        return refused(screen, Refusals.unreadable(shown, e));
                    } catch (UncheckedIOException e) {
                        return refused(screen, Refusals.unreadable(shown, e.getCause()));
                    } catch (RuntimeException e) {
                        return refused(screen, Refusals.of(shown, e));
                    }
                },
                verdict -> refused(screen, verdict));
    }

    private static int refused(Screen screen, Verdict verdict) {
        screen.err().println(new Report().text(verdict));
        return verdict.exit().number();
    }
}
