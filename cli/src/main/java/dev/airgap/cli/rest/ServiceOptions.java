package dev.airgap.cli.rest;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which service is asked, and who asks. */
public final class ServiceOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--server", required = true, paramLabel = "URL", description = "The service of this zone.")
    private URI server;

    @Option(
            names = "--token-file",
            required = true,
            paramLabel = "FILE",
            description = "Holds your token for it. It is never shown.")
    private Path tokenFile;

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description =
                    "Certificates (PEM) of the authorities that the service's certificate may come from; else those of Java.")
    private @Nullable Path caFile;

    public ServiceApi api() {
        if (server.getHost() == null || !String.valueOf(server.getScheme()).matches("https?")) {
            throw new ParameterException(spec.commandLine(), "--server: '" + server + "' is not an http or https URL");
        }
        return caFile == null
                ? new ServiceApi(server, tokenFile)
                : new ServiceApi(server, tokenFile, Authorities.of(caFile));
    }
}
