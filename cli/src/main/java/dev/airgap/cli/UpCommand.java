package dev.airgap.cli;

import dev.airgap.contracts.Zone;
import dev.airgap.local.DataFolder;
import dev.airgap.local.Pipeline;
import dev.airgap.local.PipelineOptions;
import dev.airgap.local.RunFile;
import dev.airgap.local.UpdateSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
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
            "With --zone, starts one zone alone; only the medium joins it with the other.",
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
            names = "--zone",
            paramLabel = "ZONE",
            description = "Start only this zone, without a cycle: ${COMPLETION-CANDIDATES}.")
    private @Nullable Zone zone;

    @Option(
            names = "--medium",
            paramLabel = "DIR",
            description = "What people carry from zone to zone (default: that of the last run, at first in the data).")
    private @Nullable Path medium;

    @Option(
            names = "--source",
            paramLabel = "DIR|URL",
            description = "Patterns to carry: a folder, or the URL of an HTTP index "
                    + "(default: those of the last run on this data, at first a small sample).")
    private @Nullable String source;

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
        if (zone != null && once) {
            throw new ParameterException(spec.commandLine(), "--once is for both zones: one alone runs no whole cycle");
        }
        Optional<RunFile> last = RunFile.read(new DataFolder(data));
        DataFolder folder = folder(last);
        PipelineOptions options = options(last);
        console.line("state in %s, medium %s", folder.path(), folder.medium());
        try (Pipeline pipeline = Pipeline.on(folder, options, this::notice)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(pipeline), "stop"));
            new FirstEnrolment(folder, options, clock, console).prepare();
            console.line(
                    "starting %s%s",
                    zones(), options.zones().contains(Zone.DMZ) ? "; update source " + options.source() : "");
            pipeline.start(clock);
            console.line("%s up", zone == null ? "both zones are" : zones() + " is");
            int exit = noCycle || zone != null ? withoutCycle(pipeline) : withCycle(pipeline);
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
            CycleResult result = new CycleRun(running, Step.CLOSED, console).startNew();
            new Timelines(running, console).print(result);
            print(CycleReport.of(result, pipeline.runFile()), pipeline);
            result.requireGood();
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
        print(CycleReport.of(pipeline.runFile()), pipeline);
        console.line("run a cycle with: ./airgap cycle run --data %s", data);
        return ExitCode.DONE.number();
    }

    private void print(CycleReport report, Pipeline pipeline) {
        console.block(PipelineTable.of(pipeline.runFile()));
        if (json) {
            System.out.println(report.toJson());
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

    private String zones() {
        return zone == null ? "both zones" : "zone " + zone.label();
    }

    private DataFolder folder(Optional<RunFile> last) {
        if (medium != null) {
            return new DataFolder(data, medium);
        }
        return last.map(known -> new DataFolder(data, Path.of(known.medium()))).orElseGet(() -> new DataFolder(data));
    }

    private PipelineOptions options(Optional<RunFile> last) {
        Path home = Path.of(System.getProperty("airgap.home", "."));
        Path sample = home.resolve("deploy/local/sample");
        return new PipelineOptions(
                SITE,
                zone == null ? EnumSet.allOf(Zone.class) : EnumSet.of(zone),
                home,
                source(last, sample.resolve("patterns")),
                rules(last, sample.resolve("rules")),
                relayPort);
    }

    private UpdateSource source(Optional<RunFile> last, Path sample) {
        if (source == null) {
            return last.map(RunFile::source)
                    .map(UpdateSource::new)
                    .filter(known -> known.isUrl() || Files.isDirectory(Path.of(known.location())))
                    .orElseGet(() -> new UpdateSource(sample.toString()));
        }
        UpdateSource given = new UpdateSource(source);
        if (!given.isUrl()) {
            requireFolder("--source", Path.of(source));
        }
        return given;
    }

    private Path rules(Optional<RunFile> last, Path sample) {
        if (rules == null) {
            return last.map(RunFile::rules)
                    .map(Path::of)
                    .filter(Files::isDirectory)
                    .orElse(sample);
        }
        return requireFolder("--rules", rules);
    }

    private Path requireFolder(String option, Path given) {
        if (!Files.isDirectory(given)) {
            throw new ParameterException(spec.commandLine(), option + ": there is no folder " + given);
        }
        return given;
    }
}
