package dev.airgap.inspect;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "cat",
        description = "Writes one file of a verified bundle to standard output.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = ExitCode.Numbers.USAGE)
final class CatCommand implements Callable<Integer> {

    private final Clock clock;
    private final Screen screen;

    @Mixin
    private BundleOptions options = new BundleOptions();

    @Parameters(index = "1", paramLabel = "PATH", description = "The file's path in the bundle.")
    private String path = "";

    CatCommand(Clock clock, Screen screen) {
        this.clock = clock;
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        return options.whenGood(clock, screen, bundle -> {
            boolean[] found = {false};
            bundle.contents().forEach(entry -> {
                if (entry.file().path().value().equals(path)) {
                    found[0] = true;
                    entry.copyTo(screen.out());
                }
            });
            if (!found[0]) {
                screen.err().println("airgap: the bundle holds no file " + Printable.text(path));
                return ExitCode.USAGE;
            }
            return ExitCode.ACCEPTED;
        });
    }
}
