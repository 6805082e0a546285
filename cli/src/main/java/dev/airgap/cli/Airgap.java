package dev.airgap.cli;

import dev.airgap.local.LocalException;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code airgap} command. */
@Command(
        name = "airgap",
        description = "The air-gap update pipeline: both zones on this machine, and checks that need no service.",
        mixinStandardHelpOptions = true,
        versionProvider = ProjectVersion.class)
public final class Airgap implements Runnable {

    @Spec
    private CommandSpec spec;

    private Airgap() {}

    /** Runs one command and ends the process with its {@link ExitCode}. */
    public static void main(String[] arguments) {
        // With Desk, the only places that make a clock and name the streams.
        Clock clock = Clock.systemUTC();
        Console console = Console.ofProcess();
        CommandLine line = new CommandLine(new Airgap())
                .addSubcommand(new UpCommand(clock, console))
                .addSubcommand(new CommandLine(new CycleCommand()).addSubcommand(new CycleRunCommand(console)));
        Desk.addTo(line, clock).setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> report(failure, console));
        System.exit(line.execute(arguments));
    }

    private static int report(Exception failure, Console console) throws Exception {
        return switch (failure) {
            case StepFailedException step -> {
                console.block("airgap: " + step.getMessage());
                yield ExitCode.STEP_FAILED.number();
            }
            case LocalException machine -> {
                console.block("airgap: " + machine.getMessage());
                yield ExitCode.MACHINE.number();
            }
            default -> Failures.report(failure, console);
        };
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
