package dev.airgap.inspect;

import dev.airgap.bundle.IndexRecord;
import dev.airgap.trust.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "ls",
        description = "Lists the files of a verified bundle: size, SHA-256, path.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = ExitCode.Numbers.USAGE)
final class ListCommand implements Callable<Integer> {

    private final Clock clock;
    private final Screen screen;

    @Mixin
    private BundleOptions options = new BundleOptions();

    @Option(names = "--json", description = "One JSON object a file: path, size, sha256.")
    private boolean json;

    ListCommand(Clock clock, Screen screen) {
        this.clock = clock;
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        return options.whenGood(clock, screen, bundle -> {
            bundle.contents().forEach(entry -> screen.line(json ? json(entry.file()) : text(entry.file())));
            return ExitCode.ACCEPTED;
        });
    }

    private static String text(IndexRecord file) {
        return String.format(Locale.ROOT, "%12d  %s  %s", file.size(), file.sha256(), file.path());
    }

    private static String json(IndexRecord file) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", file.path().value());
        json.put("size", file.size());
        json.put("sha256", file.sha256());
        return new String(Json.write(json), StandardCharsets.UTF_8);
    }
}
