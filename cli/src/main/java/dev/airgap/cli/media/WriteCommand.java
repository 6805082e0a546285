package dev.airgap.cli.media;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airgap.cli.rest.ServiceApi;
import dev.airgap.media.Progress;
import dev.airgap.media.VolumeManifest;
import dev.airgap.trust.Sha256;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "write", resourceBundle = Words.BUNDLE, mixinStandardHelpOptions = true)
final class WriteCommand extends MediumCommand {

    private static final Duration PAUSE = Duration.ofMillis(500);

    @Option(names = "--transfer", required = true, paramLabel = "ID")
    private String transferId = "";

    @Option(names = "--medium", paramLabel = "SERIAL")
    private List<String> serials = new ArrayList<>();

    @Option(names = "--replace-volume", paramLabel = "NUMBER")
    private @Nullable Integer replaced;

    @Option(names = "--seal-number", paramLabel = "NUMBER")
    private @Nullable String sealNumber;

    @Option(names = "--overwrite")
    private boolean overwrite;

    @Parameters(paramLabel = "MOUNT", descriptionKey = "mount")
    private Path mount = Path.of("");

    @Override
    void carry(ServiceApi service) {
        JsonNode transfer = replaced == null ? transfer(service) : replaced(service, replaced);
        if (List.of("READY", "FAILED").contains(state(transfer))) {
            transfer = prepared(service);
        }
        if (state(transfer).equals("WRITTEN")) {
            throw waits(Words.text("wait.approve", transferId));
        }
        if (state(transfer).equals("APPROVED")) {
            transfer = sealed(service);
        }
        if (!state(transfer).equals("SEALED")) {
            throw waits(transfer.path("nextAction").path("what").asText("it is " + state(transfer)));
        }
        copy(service, transfer);
    }

    private JsonNode prepared(ServiceApi service) {
        if (serials.isEmpty()) {
            throw waits(Words.text("wait.name-medium"));
        }
        Map<String, Object> request = new LinkedHashMap<>();
        request.put(
                "mediumIds",
                serials.stream()
                        .map(serial -> Registry.mediumId(service, serial))
                        .toList());
        request.put("desk", true);
        request.put("overwrite", overwrite);
        service.post("/api/v1/transfers/" + transferId + "/write", request);
        return awaitWhile(service, List.of("WRITING"));
    }

    /** Running it again after it was sealed goes on with the copy. */
    private JsonNode replaced(ServiceApi service, int volume) {
        if (serials.size() != 1 || sealNumber == null) {
            throw waits(Words.text("wait.name-replacement"));
        }
        JsonNode transfer = transfer(service);
        String before =
                transfer.path("volumes").path(volume - 1).path("mediumSerial").asText("");
        return before.equals(serials.getFirst())
                ? transfer
                : service.post(
                        "/api/v1/transfers/%s/volumes/%d/replace".formatted(transferId, volume),
                        Map.of("mediumId", Registry.mediumId(service, serials.getFirst()), "sealNumber", sealNumber));
    }

    private JsonNode sealed(ServiceApi service) {
        if (sealNumber == null) {
            throw waits(Words.text("wait.seal"));
        }
        service.post("/api/v1/transfers/" + transferId + "/seal", Map.of("sealNumber", sealNumber));
        return awaitWhile(service, List.of("SEALING"));
    }

    private void copy(ServiceApi service, JsonNode transfer) {
        JsonNode volume = mounted(transfer.path("volumes"));
        SealedCopy copy =
                new SealedCopy(service, transferId, volume.path("volume").asInt(), mount);
        byte[] envelope = copy.envelope(
                volume.path("volumes").asInt(), volume.path("manifestSha256").asText(""));
        VolumeManifest manifest = copy.manifest(envelope);
        PrintWriter err = spec().commandLine().getErr();
        CopyLine progress = new CopyLine(
                err,
                System.console() != null,
                List.of(Progress.Phase.WRITING, Progress.Phase.READING_BACK),
                manifest.bytes(),
                System::nanoTime);
        Sha256 written;
        try {
            IgnoredFiles.tell(mount, err);
            written = copy.write(envelope, progress);
        } finally {
            progress.clear();
        }
        copy.report(written);
        HandOverSlip.print(spec().commandLine().getOut(), manifest, written, missing(transfer(service)));
    }

    /** The volume that belongs on the medium that is mounted here. */
    private JsonNode mounted(JsonNode volumes) {
        List<String> sealedFor = volumes.valueStream()
                .map(volume -> volume.path("mediumSerial").asText())
                .toList();
        if (volumes.size() > 1 && serials.size() != 1) {
            throw waits(Words.text("wait.which-medium", String.join(", ", sealedFor)));
        }
        String expected = serials.isEmpty() ? sealedFor.getFirst() : serials.getFirst();
        return volumes.valueStream()
                .filter(volume -> volume.path("mediumSerial").asText().equals(expected))
                .findFirst()
                .orElseThrow(() -> new MediaException(
                        MediaException.Kind.REFUSED,
                        "MEDIUM_SERIAL_MISMATCH",
                        "the transfer was sealed for medium %s, this should be %s"
                                .formatted(String.join(", ", sealedFor), expected)));
    }

    /** The media that the transfer is not on yet. */
    private static List<String> missing(JsonNode transfer) {
        return transfer.path("volumes")
                .valueStream()
                .filter(volume -> volume.path("state").asText().equals("WAITING"))
                .map(volume -> volume.path("mediumSerial").asText())
                .toList();
    }

    private JsonNode awaitWhile(ServiceApi service, List<String> states) {
        JsonNode transfer = transfer(service);
        while (states.contains(state(transfer))) {
            sleep();
            transfer = transfer(service);
        }
        JsonNode error = transfer.path("error");
        if (error.hasNonNull("code")) {
            throw new MediaException(
                    MediaException.Kind.NOT_YET,
                    error.path("code").asText(),
                    error.path("detail").asText());
        }
        return transfer;
    }

    private JsonNode transfer(ServiceApi service) {
        return service.get("/api/v1/transfers/" + transferId);
    }

    private static String state(JsonNode transfer) {
        return transfer.path("state").asText("");
    }

    private MediaException waits(String what) {
        return MediaException.waits(Words.text("wait.transfer", transferId, what));
    }

    private static void sleep() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MediaException(MediaException.Kind.NOT_YET, "CANCELLED", "interrupted");
        }
    }
}
