package dev.airgap.cli.keys;

import dev.airgap.cli.enrolment.Terminal;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code airgap keys} commands. */
@Command(
        name = "keys",
        description = "Makes keys, root documents and signatures, file by file and without any service.",
        mixinStandardHelpOptions = true)
public final class KeysCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    private KeysCommand() {}

    /**
     * The commands. They write what a person needs to {@link CommandLine#getOut()}, and throw
     * {@link dev.airgap.cli.roots.CeremonyException}, {@link dev.airgap.cli.enrolment.EnrolmentException} or
     * {@link dev.airgap.cli.enrolment.EnrolmentFailedException} to the execution exception handler of the line that runs them.
     */
    public static CommandLine line(Clock clock, Terminal terminal) {
        CommandLine root = new CommandLine(new RootCommand())
                .addSubcommand(new RootNewCommand(clock))
                .addSubcommand(new RootEditCommand(clock, terminal))
                .addSubcommand(new RootFinishCommand())
                .addSubcommand(new RootTrustCommand(clock, terminal));
        return new CommandLine(new KeysCommand())
                .addSubcommand(new GenerateCommand(terminal))
                .addSubcommand(new ShowCommand())
                .addSubcommand(new SignCommand(terminal))
                .addSubcommand(new OverrideCommand(clock, terminal))
                .addSubcommand(root);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
