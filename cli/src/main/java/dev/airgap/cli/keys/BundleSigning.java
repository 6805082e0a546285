package dev.airgap.cli.keys;

import dev.airgap.cli.enrolment.Terminal;
import dev.airgap.cli.rest.ServiceRefusedException;
import picocli.CommandLine;

/** The {@code airgap bundle} commands with which several people release a bundle. */
public final class BundleSigning {

    private BundleSigning() {}

    /** Adds {@code manifest}, {@code sign} and {@code upload}. They also throw {@link ServiceRefusedException}. */
    public static CommandLine addTo(CommandLine bundle, Terminal terminal) {
        return bundle.addSubcommand(new ManifestCommand())
                .addSubcommand(new SignCommand(terminal))
                .addSubcommand(new UploadCommand());
    }
}
