package dev.airgap.cli.media;

import dev.airgap.cli.enrolment.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code airgap receipt} commands: a receipt crosses the gap without a medium. */
@Command(name = "receipt", resourceBundle = Words.BUNDLE, mixinStandardHelpOptions = true)
public final class ReceiptCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    private ReceiptCommand() {}

    public static CommandLine line(Terminal terminal) {
        return new CommandLine(new ReceiptCommand())
                .addSubcommand(new ShowReceiptCommand())
                .addSubcommand(new EnterReceiptCommand(terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
