package dev.airgap.cli.media;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airgap.cli.rest.ServiceApi;
import dev.airgap.cli.rest.ServiceOptions;
import dev.airgap.media.MediumException;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "write",
        description = {
            "Writes a transfer to the medium at this desk, in the DMZ.",
            "Run it again whenever it stops: it does what is next, and writes only what is missing."
        },
        mixinStandardHelpOptions = true)
final class WriteCommand implements Runnable {

    private static final Duration PAUSE = Duration.ofMillis(500);

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServiceOptions server = new ServiceOptions();

    @Option(names = "--transfer", required = true, paramLabel = "ID", description = "Which transfer.")
    private String transferId = "";

    @Option(
            names = "--medium",
            paramLabel = "SERIAL",
            description = {
                "The registered medium it is to be written to. At first, repeat it for each medium that it needs;",
                "later, name the one that is mounted."
            })
    private List<String> serials = new ArrayList<>();

    @Option(
            names = "--replace-volume",
            paramLabel = "NUMBER",
            description = {
                "This volume's medium is damaged or lost: put the same on --medium, in a bag closed with --seal-number."
            })
    private @Nullable Integer replaced;

    @Option(
            names = "--seal-number",
            paramLabel = "NUMBER",
            description = "Of the seal that will close the medium's bag. Asked for once the transfer is approved.")
    private @Nullable String sealNumber;

    @Option(names = "--overwrite", description = "Write over what lies on the medium and has not arrived.")
    private boolean overwrite;

    @Parameters(paramLabel = "MOUNT", description = "Where the medium is mounted.")
    private Path mount = Path.of("");

    @Override
    public void run() {
        ServiceApi service = server.api();
        JsonNode transfer = replaced == null ? transfer(service) : replaced(service, replaced);
        if (List.of("READY", "FAILED").contains(state(transfer))) {
            transfer = prepared(service);
        }
        if (state(transfer).equals("WRITTEN")) {
            throw waits(
                    "it is ready for this desk. Somebody else has to approve it: POST /api/v1/transfers/%s/approve; then run this again with --seal-number"
                            .formatted(transferId));
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
            throw waits("name the medium: --medium SERIAL");
        }
        Map<String, Object> request = new LinkedHashMap<>();
        request.put(
                "mediumIds",
                serials.stream().map(serial -> mediumId(service, serial)).toList());
        request.put("desk", true);
        request.put("overwrite", overwrite);
        service.post("/api/v1/transfers/" + transferId + "/write", request);
        return awaitWhile(service, List.of("WRITING"));
    }

    private static String mediumId(ServiceApi service, String serial) {
        String id = service.get("/api/v1/media?serial=" + serial)
                .path("items")
                .path(0)
                .path("id")
                .asText("");
        if (id.isEmpty()) {
            throw new MediaException(
                    MediaException.Kind.REFUSED, "MEDIUM_UNKNOWN: medium " + serial + " is not registered");
        }
        return id;
    }

    /** Running it again after it was sealed goes on with the copy. */
    private JsonNode replaced(ServiceApi service, int volume) {
        if (serials.size() != 1 || sealNumber == null) {
            throw waits("name the new medium and the seal of its bag: --medium SERIAL --seal-number NUMBER");
        }
        JsonNode transfer = transfer(service);
        String before =
                transfer.path("volumes").path(volume - 1).path("mediumSerial").asText("");
        return before.equals(serials.getFirst())
                ? transfer
                : service.post(
                        "/api/v1/transfers/%s/volumes/%d/replace".formatted(transferId, volume),
                        Map.of("mediumId", mediumId(service, serials.getFirst()), "sealNumber", sealNumber));
    }

    private JsonNode sealed(ServiceApi service) {
        if (sealNumber == null) {
            throw waits("it is approved. Close the bag after this, and say which seal: --seal-number NUMBER");
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
        PrintWriter err = spec.commandLine().getErr();
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
        } catch (MediumException e) {
            throw MediaException.of(e);
        } finally {
            progress.clear();
        }
        copy.report(written);
        HandOverSlip.print(spec.commandLine().getOut(), manifest, written, missing(transfer(service)));
    }

    /** The volume that belongs on the medium that is mounted here. */
    private JsonNode mounted(JsonNode volumes) {
        List<String> sealedFor = volumes.valueStream()
                .map(volume -> volume.path("mediumSerial").asText())
                .toList();
        if (volumes.size() > 1 && serials.size() != 1) {
            throw waits("it is sealed for media %s: say which one is mounted, --medium SERIAL"
                    .formatted(String.join(", ", sealedFor)));
        }
        String expected = serials.isEmpty() ? sealedFor.getFirst() : serials.getFirst();
        return volumes.valueStream()
                .filter(volume -> volume.path("mediumSerial").asText().equals(expected))
                .findFirst()
                .orElseThrow(() -> new MediaException(
                        MediaException.Kind.REFUSED,
                        "MEDIUM_SERIAL_MISMATCH: the transfer was sealed for medium %s, this should be %s"
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
                    error.path("code").asText() + ": " + error.path("detail").asText());
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
        return new MediaException(MediaException.Kind.NOT_YET, "transfer " + transferId + ": " + what);
    }

    private static void sleep() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MediaException(MediaException.Kind.NOT_YET, "CANCELLED: interrupted");
        }
    }
}
