package dev.airgap.inspect;

import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program of the inspection station. */
@Command(
        name = "airgap-verify",
        description =
                "Verifies what crosses the air gap, without network or service; writes nothing but what is extracted.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = ExitCode.Numbers.USAGE)
public final class AirgapVerify implements Runnable {

    @Spec
    private CommandSpec spec;

    private AirgapVerify() {}

    /** Runs one command and ends the process with its {@link ExitCode}. */
    public static void main(String[] arguments) {
        InspectCommands commands = new InspectCommands(Clock.systemUTC());
        CommandLine line = new CommandLine(new AirgapVerify())
                .addSubcommand(commands.verify())
                .addSubcommand(commands.bundle());
        System.exit(line.execute(arguments));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
