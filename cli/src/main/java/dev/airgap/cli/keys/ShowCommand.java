package dev.airgap.cli.keys;

import dev.airgap.cli.enrolment.RootFile;
import dev.airgap.trust.Json;
import dev.airgap.trust.TrustedRoot;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "show",
        description =
                "Tells what a root document, key, key card, bundle manifest or signature says. It trusts nothing.",
        mixinStandardHelpOptions = true)
final class ShowCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file;

    @Option(
            names = "--root",
            paramLabel = "ROOT",
            description =
                    "The root document that you trust: tells which signatures are missing, and what a draft changes.")
    private @Nullable Path root;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public void run() {
        Optional<TrustedRoot> trusted =
                Optional.ofNullable(root).map(path -> new RootFile(path.toAbsolutePath()).read());
        Map<String, Object> shown = Shown.of(file, trusted);
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? new String(Json.write(shown), StandardCharsets.UTF_8) : Outline.of(shown));
        out.flush();
    }
}
