package dev.airgap.cli.media;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airgap.cli.rest.ServiceApi;
import dev.airgap.cli.rest.ServiceRefusedException;
import dev.airgap.media.MediumException;
import dev.airgap.media.MediumPath;
import dev.airgap.media.MediumReader;
import dev.airgap.media.MediumWriter;
import dev.airgap.media.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "read", resourceBundle = Words.BUNDLE, mixinStandardHelpOptions = true)
final class ReadCommand extends MediumCommand {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Set<String> OPEN = Set.of("RECEIVING", "RUNNING");

    @Option(names = "--medium", paramLabel = "SERIAL")
    private @Nullable String serial;

    @Option(names = "--delivered-by", required = true, paramLabel = "NAME")
    private String deliveredBy = "";

    @Option(names = "--seal-number", required = true, paramLabel = "NUMBER")
    private String sealNumber = "";

    @Option(names = "--no-wait")
    private boolean noWait;

    @Parameters(paramLabel = "MOUNT", descriptionKey = "mount")
    private Path mount = Path.of("");

    @Override
    void carry(ServiceApi service) {
        Work work = begin(service);
        List<String> transferIds = hand(service, work);
        JsonNode ended = await(service, work);
        PrintWriter out = spec().commandLine().getOut();
        boolean incomplete = ended.path("state").asText().equals("INCOMPLETE");
        if (work.isArrival() && !noWait && !incomplete) {
            ReceiptCopy answers = new ReceiptCopy(service, mount);
            answers.put(answered(service, transferIds), out);
            transferIds.stream().findFirst().ifPresent(transferId -> answers.putNeeds(transferId, out));
        }
        JsonNode error = ended.path("error");
        String state = ended.path("state").asText();
        if (state.equals("REFUSED")) {
            throw new MediaException(
                    MediaException.Kind.REFUSED,
                    error.path("code").asText("REFUSED"),
                    error.path("detail").asText("nothing was taken from the medium"));
        }
        out.println(Words.text("ended." + state));
        out.println(Words.text("eject"));
        out.flush();
    }

    private record Work(String path, boolean isArrival) {}

    /** One that was begun for the same bag and broke off is gone on with. */
    private Work begin(ServiceApi service) {
        try {
            return begin(service, "/api/v1/arrivals", true);
        } catch (ServiceRefusedException e) {
            if (!e.code().equals("WRONG_ZONE")) {
                throw e;
            }
            return begin(service, "/api/v1/returns", false);
        }
    }

    private Work begin(ServiceApi service, String collection, boolean arrival) {
        Optional<String> medium = Optional.ofNullable(serial).or(this::claimedSerial);
        String id = service.get(collection)
                .path("items")
                .valueStream()
                .filter(item -> item.path("state").asText().equals("RECEIVING"))
                .filter(item -> sealNumber.equals(item.path("sealNumber")
                        .asText(item.path("handOver").path("sealNumber").asText())))
                .filter(item ->
                        medium.orElse("").equals(item.path("mediumSerial").asText("")))
                .map(item -> item.path("id").asText())
                .findFirst()
                .orElseGet(() ->
                        service.post(collection, delivery(medium)).path("id").asText());
        return new Work(collection + "/" + id, arrival);
    }

    /** Several media may be in one bag: what one of them says of itself keeps them apart. The service believes only its seal. */
    private Optional<String> claimedSerial() {
        try {
            MediumReader reader = MediumReader.open(mount);
            return MediumWriter.open(mount).transferIds().stream()
                    .map(id -> reader.claimed(id).mediumSerial())
                    .findFirst();
        } catch (MediumException e) {
            // Whatever is wrong with it, the service says so when it reads it.
            return Optional.empty();
        }
    }

    private Map<String, Object> delivery(Optional<String> medium) {
        Map<String, Object> delivery = new LinkedHashMap<>();
        medium.ifPresent(expected -> delivery.put("mediumSerial", expected));
        delivery.put("deliveredBy", deliveredBy);
        delivery.put("sealNumber", sealNumber);
        delivery.put("desk", true);
        return delivery;
    }

    /** @return the transfers on the medium */
    private List<String> hand(ServiceApi service, Work work) {
        try {
            List<String> transferIds = MediumWriter.open(mount).transferIds();
            IgnoredFiles.tell(mount, spec().commandLine().getErr());
            List<MediumPath> files = new ArrayList<>();
            long total = 0;
            for (String transferId : transferIds) {
                for (MediumPath file : MediumPath.of(mount, transferId)) {
                    // In the DMZ the manifest alone says that the transfer is on the medium.
                    if (work.isArrival() ? !file.isReturned() : file.isReturned() || file.isManifest()) {
                        files.add(file);
                        total += file.sizeIn(mount).orElse(0L);
                    }
                }
            }
            MediumUpload upload = new MediumUpload(service, work.path(), mount);
            CopyLine progress = new CopyLine(
                    spec().commandLine().getErr(),
                    System.console() != null,
                    List.of(Progress.Phase.READING),
                    total,
                    System::nanoTime);
            try {
                upload.send(files, progress);
            } finally {
                progress.clear();
            }
            upload.complete();
            return transferIds;
        } catch (IOException e) {
            throw new MediaException(MediaException.Kind.REFUSED, "MEDIUM_UNREADABLE", String.valueOf(e.getMessage()));
        }
    }

    private JsonNode await(ServiceApi service, Work work) {
        JsonNode now = service.get(work.path());
        while (OPEN.contains(now.path("state").asText())) {
            sleep();
            now = service.get(work.path());
        }
        return now;
    }

    /** Those that the site answers to: not one that it never heard of. */
    private static List<String> answered(ServiceApi service, List<String> transferIds) {
        List<String> known = new ArrayList<>();
        for (String transferId : transferIds) {
            try {
                service.get("/api/v1/transfers/" + transferId);
                known.add(transferId);
            } catch (ServiceRefusedException e) {
                if (!e.code().equals("NOT_FOUND")) {
                    throw e;
                }
            }
        }
        return known;
    }

    static void sleep() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MediaException(MediaException.Kind.NOT_YET, "CANCELLED", "interrupted");
        }
    }
}
