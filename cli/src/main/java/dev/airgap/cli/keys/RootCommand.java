package dev.airgap.cli.keys;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "root",
        description = {
            "Makes root documents: 'new' or 'edit' write a draft, 'airgap keys sign' signs it in turn, 'finish' completes it.",
            "'trust' is how two persons decide to trust a first one."
        },
        mixinStandardHelpOptions = true)
final class RootCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
