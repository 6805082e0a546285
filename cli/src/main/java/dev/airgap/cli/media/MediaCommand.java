package dev.airgap.cli.media;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code airgap media} commands. */
@Command(name = "media", resourceBundle = Words.BUNDLE, mixinStandardHelpOptions = true)
public final class MediaCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    private MediaCommand() {}

    public static CommandLine line() {
        return new CommandLine(new MediaCommand())
                .addSubcommand(new WriteCommand())
                .addSubcommand(new ReadCommand())
                .addSubcommand(new ScanCommand());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
