package dev.airgap.inspect;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "extract",
        description = {
            "Writes files of a verified bundle into a new folder, which is there whole or not at all.",
            "Without PATH: all of them."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = ExitCode.Numbers.USAGE)
final class ExtractCommand implements Callable<Integer> {

    private final Clock clock;
    private final Screen screen;

    @Mixin
    private BundleOptions options = new BundleOptions();

    @Option(
            names = "--to",
            required = true,
            paramLabel = "DIR",
            description = "The new folder. Its parent exists; it does not, or is empty.")
    private Path to = Path.of("");

    @Parameters(index = "1..*", paramLabel = "PATH", description = "Paths of files in the bundle.")
    private List<String> paths = new ArrayList<>();

    ExtractCommand(Clock clock, Screen screen) {
        this.clock = clock;
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        if (!NewFolder.isFree(to)) {
            screen.err().println("airgap: " + Printable.text(to.toString()) + " is not a new or empty folder");
            return ExitCode.USAGE.number();
        }
        return options.whenGood(clock, screen, this::extract);
    }

    private ExitCode extract(CheckedBundle bundle) throws IOException {
        Set<String> missing = new LinkedHashSet<>(paths);
        bundle.contents().forEach(entry -> missing.remove(entry.file().path().value()));
        if (!missing.isEmpty()) {
            screen.err().println("airgap: the bundle holds no file " + Printable.text(String.join(", ", missing)));
            return ExitCode.USAGE;
        }
        Set<String> wanted = Set.copyOf(new LinkedHashSet<>(paths));
        try (NewFolder folder = NewFolder.of(to)) {
            bundle.contents().forEach(entry -> {
                String path = entry.file().path().value();
                if (wanted.isEmpty() || wanted.contains(path)) {
                    folder.write(path, entry);
                }
            });
            folder.finish();
        }
        return ExitCode.ACCEPTED;
    }
}
