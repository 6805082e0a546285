package dev.airgap.cli.keys;

import dev.airgap.bundle.Manifest;
import dev.airgap.cli.enrolment.DurableFile;
import dev.airgap.cli.rest.ServiceOptions;
import dev.airgap.cli.roots.CeremonyException;
import dev.airgap.cli.roots.CeremonyException.Finding;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "manifest",
        description = "Fetches the manifest of a bundle that waits for signatures: the file that people sign.",
        mixinStandardHelpOptions = true)
final class ManifestCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServiceOptions server = new ServiceOptions();

    @Parameters(paramLabel = "BUNDLE-ID", description = "The bundle's id, 64 digits.")
    private String bundleId = "";

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE",
            description = "Where to put it.")
    private Path out;

    @Override
    public void run() {
        if (!bundleId.matches("[0-9a-f]{64}")) {
            throw new ParameterException(spec.commandLine(), "'" + bundleId + "' is not the id of a bundle");
        }
        byte[] payload = new BundlerApi(server.api()).manifest(bundleId);
        Manifest manifest = SignableFile.manifest(payload)
                .filter(fetched -> Manifest.bundleId(payload).equals(bundleId))
                .orElseThrow(() -> new CeremonyException(
                        Finding.CEREMONY_BUNDLE_DIFFERS, "the server sent something else than bundle " + bundleId));
        DurableFile.write(out, payload);
        PrintWriter print = spec.commandLine().getOut();
        print.printf("The manifest is in %s.%n", out);
        ManifestToSign.lines(manifest, payload).forEach(line -> print.printf("  %s%n", line));
        print.flush();
    }
}
