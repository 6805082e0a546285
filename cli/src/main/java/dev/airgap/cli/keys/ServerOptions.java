package dev.airgap.cli.keys;

import java.net.URI;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where bundler-service is, and who asks. */
final class ServerOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--server", required = true, paramLabel = "URL", description = "bundler-service in the DMZ.")
    private URI server;

    @Option(
            names = "--token-file",
            required = true,
            paramLabel = "FILE",
            description = "Holds your token for it. It is never shown.")
    private Path tokenFile;

    BundlerApi api() {
        if (server.getHost() == null || !String.valueOf(server.getScheme()).matches("https?")) {
            throw new ParameterException(spec.commandLine(), "--server: '" + server + "' is not an http or https URL");
        }
        return new BundlerApi(server, tokenFile);
    }
}
