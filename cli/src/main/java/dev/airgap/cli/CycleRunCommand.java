package dev.airgap.cli;

import dev.airgap.contracts.Zone;
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
    private Step until = Step.CLOSED;

    @Option(
            names = "--full",
            description = "If a cycle is started: its bundle carries everything, whatever the site holds.")
    private boolean full;

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
        CycleResult result = new CycleRun(pipeline, until, console).continueOrStart(full);
        tell(result, pipeline);
        if (json) {
            System.out.println(CycleReport.of(result, pipeline).toJson());
        }
        result.requireGood();
        return ExitCode.DONE.number();
    }

    private void tell(CycleResult result, RunFile pipeline) {
        Step reached = result.reached();
        if (reached == until && until != Step.CLOSED) {
            console.line("stopped after '%s': %s", until.label(), until.meaning());
            return;
        }
        new Timelines(pipeline, console).print(result);
        if (reached == Step.DEPARTED) {
            console.line("the cycle goes on in the air gap: bring the medium there and run './airgap cycle run'; "
                    + "run it here again when the medium is back");
        } else if (!pipeline.has(Zone.DMZ)) {
            console.line("the cycle closes in the DMZ: bring the medium back and run './airgap cycle run' there");
        }
    }
}
