package dev.airgap.cli.keys;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airgap.bundle.Manifest;
import dev.airgap.cli.enrolment.DurableFile;
import dev.airgap.cli.rest.ServiceOptions;
import dev.airgap.cli.roots.CeremonyException;
import dev.airgap.cli.roots.CeremonyException.Finding;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.EnvelopeException;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.TrustedRoot;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "upload",
        description = "Hands the signatures of a bundle to bundler-service, which releases it when there are enough.",
        mixinStandardHelpOptions = true)
final class UploadCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServiceOptions server = new ServiceOptions();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Signature files, *.sig.dsse.json.")
    private List<Path> files = List.of();

    @Override
    public void run() {
        List<byte[]> payloads = files.stream().map(UploadCommand::payload).toList();
        BundlerApi api = new BundlerApi(server.api());
        PrintWriter out = spec.commandLine().getOut();
        for (int at = 0; at < files.size(); at++) {
            String bundleId = Manifest.bundleId(payloads.get(at));
            JsonNode answer = api.addSignatures(bundleId, DurableFile.read(files.get(at), TrustedRoot.LARGEST_BYTES));
            out.printf(
                    "%s: bundle %s is %s, %s signatures missing.%n",
                    files.get(at),
                    bundleId,
                    answer.path("state").asText("unknown"),
                    answer.path("missing").asInt(0)
                            + answer.path("missingPostQuantum").asInt(0));
            out.flush();
        }
    }

    /** Looked at before the first is sent: a wrong file among them is not found half-way. */
    private static byte[] payload(Path file) {
        try {
            Envelope envelope =
                    Envelope.parse(DurableFile.read(file, TrustedRoot.LARGEST_BYTES), TrustedRoot.LARGEST_BYTES);
            if (envelope.payloadType().equals(PayloadTypes.BUNDLE)) {
                return envelope.payload();
            }
            throw new CeremonyException(Finding.CEREMONY_FILE_UNKNOWN, file + " is a signed " + envelope.payloadType());
        } catch (EnvelopeException e) {
            throw new CeremonyException(
                    Finding.CEREMONY_FILE_UNKNOWN, file + " is not a signature: " + e.getMessage(), e);
        }
    }
}
