package dev.airgap.cli.enrolment;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "enroll",
        description = {
            "Enrols a site: 'kit' in the DMZ, 'card' at the site, 'finish' in the DMZ.",
            "The medium carries kit and card; people carry the fingerprints over another channel."
        },
        mixinStandardHelpOptions = true)
final class EnrollCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
