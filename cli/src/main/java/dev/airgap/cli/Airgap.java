package dev.airgap.cli;

import dev.airgap.cli.enrolment.EnrolmentException;
import dev.airgap.cli.enrolment.EnrolmentFailedException;
import dev.airgap.cli.enrolment.SiteCommand;
import dev.airgap.cli.enrolment.Terminal;
import dev.airgap.cli.keys.BundleSigning;
import dev.airgap.cli.keys.KeysCommand;
import dev.airgap.cli.media.MediaCommand;
import dev.airgap.cli.media.MediaException;
import dev.airgap.cli.rest.ServiceRefusedException;
import dev.airgap.cli.roots.CeremonyException;
import dev.airgap.inspect.InspectCommands;
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
        versionProvider = Airgap.Version.class)
public final class Airgap implements Runnable {

    @Spec
    private CommandSpec spec;

    private Airgap() {}

    /** Runs one command and ends the process with its {@link ExitCode}. */
    public static void main(String[] arguments) {
        // The only place that makes a clock and names the streams.
        Clock clock = Clock.systemUTC();
        Console console = Console.ofProcess();
        InspectCommands inspect = new InspectCommands(clock);
        CommandLine line = new CommandLine(new Airgap())
                .addSubcommand(new UpCommand(clock, console))
                .addSubcommand(new CommandLine(new CycleCommand()).addSubcommand(new CycleRunCommand(console)))
                .addSubcommand(SiteCommand.line(clock, Terminal.ofProcess()))
                .addSubcommand(KeysCommand.line(clock, Terminal.ofProcess()))
                .addSubcommand(BundleSigning.addTo(inspect.bundle(), Terminal.ofProcess()))
                .addSubcommand(MediaCommand.line())
                .addSubcommand(inspect.verify());
        line.setCaseInsensitiveEnumValuesAllowed(true);
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
            case EnrolmentFailedException machine -> {
                console.block("airgap: " + machine.getMessage());
                yield ExitCode.MACHINE.number();
            }
            case EnrolmentException refusal -> {
                console.block("airgap: refused: " + refusal.getMessage());
                yield ExitCode.REFUSED.number();
            }
            case CeremonyException refusal -> {
                console.block("airgap: refused: " + refusal.getMessage());
                yield ExitCode.REFUSED.number();
            }
            case ServiceRefusedException service -> {
                console.block("airgap: " + service.getMessage());
                yield ExitCode.STEP_FAILED.number();
            }
            case MediaException medium -> {
                boolean refused = medium.kind() == MediaException.Kind.REFUSED;
                console.block("airgap: " + (refused ? "refused: " : "") + medium.getMessage());
                yield (refused ? ExitCode.REFUSED : ExitCode.STEP_FAILED).number();
            }
            default -> throw failure;
        };
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"airgap " + ProjectVersion.TEXT};
        }
    }
}
