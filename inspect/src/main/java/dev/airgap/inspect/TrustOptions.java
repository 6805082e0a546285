package dev.airgap.inspect;

import dev.airgap.trust.TrustedRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What somebody at the station trusts and expects. */
final class TrustOptions {

    @Option(names = "--root", required = true, paramLabel = "ROOT", description = "The root document that you trust.")
    private Path root = Path.of("");

    @Option(
            names = "--site",
            paramLabel = "SITE",
            description = "The site that it must be for. Without it, the site that it names is shown: look at it.")
    private @Nullable String site;

    @Option(
            names = "--floor",
            paramLabel = "EPOCH:SEQUENCE[:BUNDLEID]",
            converter = FloorMark.Converter.class,
            description = "Where the site stands: a bundle must be above it.")
    private @Nullable FloorMark floor;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "The time that expiry is judged by, like 2026-03-01T12:00:00Z (default: now).")
    private @Nullable Instant at;

    Question question(Clock clock) {
        return new Question(
                Optional.ofNullable(site),
                Optional.ofNullable(floor),
                Optional.empty(),
                Optional.ofNullable(at).orElseGet(clock::instant));
    }

    /** Goes on with the trusted root; if there is none, {@code otherwise} is told why. */
    int withRoot(Work work, Function<Verdict, Integer> otherwise) throws IOException {
        String shown = Printable.text(root.toString());
        TrustedRoot trusted;
        try {
            trusted = Documents.trusted(root);
        } catch (IOException e) {
            return otherwise.apply(Refusals.unreadable(shown, e));
        } catch (RuntimeException e) {
            return otherwise.apply(Refusals.of(shown, e));
        }
        return work.under(trusted);
    }

    /** What needs a root. */
    @FunctionalInterface
    interface Work {
        int under(TrustedRoot trusted) throws IOException;
    }
}
