package dev.airgap.cli.enrolment;

import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code airgap site} commands. */
@Command(name = "site", description = "Works with the sites of the pipeline.", mixinStandardHelpOptions = true)
public final class SiteCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    private SiteCommand() {}

    /**
     * The commands. They write what a person needs to {@link CommandLine#getOut()}, and throw {@link EnrolmentException} or
     * {@link EnrolmentFailedException} to the execution exception handler of the line that runs them.
     */
    public static CommandLine line(Clock clock, Terminal terminal) {
        CommandLine enroll = new CommandLine(new EnrollCommand())
                .addSubcommand(new KitCommand(clock))
                .addSubcommand(new CardCommand(clock, terminal))
                .addSubcommand(new FinishCommand(terminal));
        return new CommandLine(new SiteCommand()).addSubcommand(enroll);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
