package dev.airgap.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airgap.local.DataFolder;
import dev.airgap.local.Pipeline;
import dev.airgap.local.PipelineOptions;
import dev.airgap.local.RunFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "up",
        description = {
            "Starts both zones on this machine and runs one cycle on real content.",
            "Ctrl-C stops everything; the state stays."
        },
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    static final Path DEFAULT_DATA = Path.of("airgap-data");
    private static final String SITE = "plant-1";

    private final Clock clock;
    private final Console console;
    private final AtomicBoolean stopping = new AtomicBoolean();

    @Spec
    private CommandSpec spec;

    @Option(names = "--once", description = "Exit after the cycle: 0, or non-zero naming the step that failed.")
    private boolean once;

    @Option(names = "--no-cycle", description = "Only start; see 'airgap cycle run'.")
    private boolean noCycle;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where state is kept; a second run continues from it (default: ${DEFAULT-VALUE}).")
    private Path data = DEFAULT_DATA;

    @Option(
            names = "--source",
            paramLabel = "DIR",
            description = "Patterns to carry (default: those of the last run on this data, at first a small sample).")
    private @Nullable Path source;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "Suricata rule files to carry (default: those of the last run, at first a small sample).")
    private @Nullable Path rules;

    @Option(
            names = "--relay-port",
            paramLabel = "N",
            description = "Where the relay serves agents over HTTPS (default: ${DEFAULT-VALUE}).")
    private int relayPort = 4122;

    @Option(names = "--json", description = "Print one JSON object on standard output once the cycle is done.")
    private boolean json;

    UpCommand(Clock clock, Console console) {
        this.clock = clock;
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        DataFolder folder = new DataFolder(data);
        PipelineOptions options = options(folder);
        console.line("state in %s", folder.path());
        try (Pipeline pipeline = Pipeline.on(folder, options, this::notice)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(pipeline), "stop"));
            console.line("starting both zones; update source %s", options.source());
            pipeline.start(clock);
            console.line("both zones are up");
            int exit = noCycle ? withoutCycle(pipeline) : withCycle(pipeline);
            if (!once) {
                console.line("running; Ctrl-C stops everything");
                new CountDownLatch(1).await();
            }
            console.line("stopping");
            return exit;
        }
    }

    private int withCycle(Pipeline pipeline) {
        RunFile running = pipeline.runFile();
        try {
            JsonNode cycle = new CycleRun(running, Step.APPLIED, console).startNew();
            new Timelines(new People(running), console).print(cycle.path("id").asText());
            print(cycle, pipeline);
            return ExitCode.DONE.number();
        } catch (StepFailedException e) {
            if (once || stopping.get()) {
                throw e;
            }
            // Somebody sits in front of it and wants to look around.
            console.block("airgap: " + e.getMessage());
            console.block(PipelineTable.of(running));
            return ExitCode.STEP_FAILED.number();
        }
    }

    private int withoutCycle(Pipeline pipeline) {
        print(null, pipeline);
        console.line("run a cycle with: ./airgap cycle run --data %s", data);
        return ExitCode.DONE.number();
    }

    private void print(@Nullable JsonNode cycle, Pipeline pipeline) {
        RunFile now = pipeline.runFile();
        console.block(PipelineTable.of(now));
        if (json) {
            System.out.println(CycleReport.of(cycle, now).toJson());
            System.out.flush();
        }
    }

    private void notice(String line) {
        if (!stopping.get()) {
            console.line("%s", line);
        }
    }

    private void stop(Pipeline pipeline) {
        stopping.set(true);
        pipeline.close();
    }

    private PipelineOptions options(DataFolder folder) {
        Path home = Path.of(System.getProperty("airgap.home", "."));
        Optional<RunFile> last = RunFile.read(folder);
        Path sample = home.resolve("deploy/local/sample");
        return new PipelineOptions(
                SITE,
                home,
                folder("--source", source, last, RunFile::source, sample.resolve("patterns")),
                folder("--rules", rules, last, RunFile::rules, sample.resolve("rules")),
                relayPort);
    }

    private Path folder(
            String option,
            @Nullable Path given,
            Optional<RunFile> last,
            Function<RunFile, String> ofLastRun,
            Path sample) {
        if (given == null) {
            return last.map(ofLastRun).map(Path::of).filter(Files::isDirectory).orElse(sample);
        }
        if (!Files.isDirectory(given)) {
            throw new ParameterException(spec.commandLine(), option + ": there is no folder " + given);
        }
        return given;
    }
}
