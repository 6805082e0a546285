package dev.airgap.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airgap.local.DataFolder;
import dev.airgap.local.RunFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "run",
        description = {
            "Runs a cycle on a running pipeline, by the REST calls that people make, each with their own token.",
            "Continues the newest cycle when it is unfinished."
        },
        mixinStandardHelpOptions = true)
final class CycleRunCommand implements Callable<Integer> {

    private final Console console;

    @Option(names = "--data", paramLabel = "DIR", description = "State of the pipeline (default: ${DEFAULT-VALUE}).")
    private Path data = UpCommand.DEFAULT_DATA;

    @Option(names = "--until", paramLabel = "STEP", description = "Stop after this step: ${COMPLETION-CANDIDATES}.")
    private Step until = Step.APPLIED;

    @Option(names = "--json", description = "Print one JSON object on standard output at the end.")
    private boolean json;

    CycleRunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Optional<RunFile> running = RunFile.read(new DataFolder(data)).filter(RunFile::isRunning);
        if (running.isEmpty()) {
            console.block("airgap: no pipeline runs on %s; start one with ./airgap up --no-cycle --data %s"
                    .formatted(data.toAbsolutePath().normalize(), data));
            return ExitCode.MACHINE.number();
        }
        RunFile pipeline = running.get();
        JsonNode cycle = new CycleRun(pipeline, until, console).continueOrStart();
        if (until == Step.APPLIED) {
            new Timelines(new People(pipeline), console).print(cycle.path("id").asText());
        } else {
            console.line("stopped after '%s': %s", until.label(), until.meaning());
        }
        if (json) {
            System.out.println(CycleReport.of(cycle, pipeline).toJson());
        }
        return ExitCode.DONE.number();
    }
}
