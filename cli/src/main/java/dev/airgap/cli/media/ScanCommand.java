package dev.airgap.cli.media;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airgap.cli.rest.ServiceApi;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "scan", resourceBundle = Words.BUNDLE, mixinStandardHelpOptions = true)
final class ScanCommand extends MediumCommand {

    /** What the station says. */
    enum Verdict {
        CLEAN,
        SUSPICIOUS
    }

    @Option(names = "--medium", required = true, paramLabel = "SERIAL")
    private String serial = "";

    @Option(names = "--verdict", required = true, paramLabel = "clean|suspicious")
    private Verdict verdict = Verdict.SUSPICIOUS;

    @Parameters(paramLabel = "REPORT", descriptionKey = "report")
    private Path report = Path.of("");

    @Override
    void carry(ServiceApi service) {
        JsonNode attached = service.post(
                "/api/v1/media/%s/scans?verdict=%s&name=%s"
                        .formatted(
                                Registry.mediumId(service, serial),
                                verdict.name().toLowerCase(Locale.ROOT),
                                URLEncoder.encode(String.valueOf(report.getFileName()), StandardCharsets.UTF_8)),
                "application/octet-stream",
                bytes());
        spec().commandLine()
                .getOut()
                .println(Words.text(
                        "scan.attached", serial, attached.path("sha256").asText()));
        spec().commandLine().getOut().flush();
    }

    private byte[] bytes() {
        try {
            return Files.readAllBytes(report);
        } catch (IOException e) {
            throw new MediaException(
                    MediaException.Kind.NOT_YET, "SOURCE_UNREADABLE", "%s cannot be read: %s".formatted(report, e));
        }
    }
}
