package dev.airgap.inspect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        description = {
            "Verifies bundles (.zip), rule updates (.dsru), roots, receipts and mounted media to the last byte.",
            "Needs no network and no service, and writes nothing."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = ExitCode.Numbers.USAGE,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every file is accepted",
            "2:a file is refused",
            "64:wrong usage",
            "74:a file cannot be read, and nothing is said about it; none is refused"
        })
final class VerifyCommand implements Callable<Integer> {

    private final Clock clock;
    private final Screen screen;
    private final Report report = new Report();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The files, under their own names.")
    private List<Path> files = new ArrayList<>();

    @Mixin
    private TrustOptions trust = new TrustOptions();

    @Option(names = "--json", description = "One JSON object a file, on one line each.")
    private boolean json;

    VerifyCommand(Clock clock, Screen screen) {
        this.clock = clock;
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        List<ExitCode> exits = new ArrayList<>();
        trust.withRoot(
                trusted -> {
                    Inspector inspector = new Inspector(trusted, trust.question(clock), screen);
                    files.forEach(file -> inspector.inspect(file, verdict -> exits.add(show(verdict))));
                    return exits.size();
                },
                verdict -> {
                    exits.add(show(verdict));
                    return exits.size();
                });
        return worst(exits).number();
    }

    private ExitCode show(Verdict verdict) {
        try {
            screen.line(json ? report.json(verdict) : report.text(verdict));
            screen.out().flush();
            return verdict.exit();
        } catch (IOException e) {
            throw new UncheckedIOException("standard output cannot be written", e);
        }
    }

    private static ExitCode worst(List<ExitCode> exits) {
        if (exits.contains(ExitCode.REFUSED)) {
            return ExitCode.REFUSED;
        }
        return exits.contains(ExitCode.UNREADABLE) ? ExitCode.UNREADABLE : ExitCode.ACCEPTED;
    }
}
