package dev.airgap.cli;

import dev.airgap.cli.enrolment.SiteCommand;
import dev.airgap.cli.enrolment.Terminal;
import dev.airgap.cli.keys.BundleSigning;
import dev.airgap.cli.keys.KeysCommand;
import dev.airgap.cli.media.MediaCommand;
import dev.airgap.cli.media.ReceiptCommand;
import dev.airgap.inspect.InspectCommands;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code airgap} command of a desk: everything that needs no pipeline on the same machine. */
@Command(
        name = "airgap",
        description = "Writes, reads and checks media, and makes keys and signatures.",
        mixinStandardHelpOptions = true,
        versionProvider = ProjectVersion.class)
public final class Desk implements Runnable {

    @Spec
    private CommandSpec spec;

    private Desk() {}

    /** Runs one command and ends the process with its {@link ExitCode}. */
    public static void main(String[] arguments) {
        // With Airgap, the only places that make a clock and name the streams.
        CommandLine line = addTo(new CommandLine(new Desk()), Clock.systemUTC());
        System.exit(Failures.handledBy(line, Console.ofProcess()).execute(arguments));
    }

    static CommandLine addTo(CommandLine line, Clock clock) {
        InspectCommands inspect = new InspectCommands(clock);
        return line.addSubcommand(SiteCommand.line(clock, Terminal.ofProcess()))
                .addSubcommand(KeysCommand.line(clock, Terminal.ofProcess()))
                .addSubcommand(BundleSigning.addTo(inspect.bundle(), Terminal.ofProcess()))
                .addSubcommand(MediaCommand.line().addSubcommand(inspect.check()))
                .addSubcommand(ReceiptCommand.line(Terminal.ofProcess()))
                .addSubcommand(inspect.verify());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
