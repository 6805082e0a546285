package dev.airgap.cli.media;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airgap.cli.rest.ServiceApi;
import dev.airgap.media.MediumWriter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts what the site answers on the medium at this desk. */
final class ReceiptCopy {

    private static final Set<String> DONE = Set.of("RECEIPTED", "CLOSED");

    private final ServiceApi service;
    private final Path mount;

    ReceiptCopy(ServiceApi service, Path mount) {
        this.service = service;
        this.mount = mount;
    }

    /** Waits until each of these transfers has its receipt on the medium. */
    void put(List<String> transferIds, PrintWriter out) {
        List<String> open = new ArrayList<>(transferIds);
        boolean said = false;
        while (!open.isEmpty()) {
            open.removeIf(transferId -> isDone(transferId, out));
            if (!open.isEmpty()) {
                if (!said) {
                    out.println(Words.text("receipt.wait"));
                    out.flush();
                    said = true;
                }
                ReadCommand.sleep();
            }
        }
    }

    /** Puts what the site lacks beside it, if a need list waits for a medium. */
    void putNeeds(String transferId, PrintWriter out) {
        JsonNode newest =
                service.get("/api/v1/need-lists?limit=1").path("items").path(0);
        if (!newest.path("state").asText().equals("ISSUED")) {
            return;
        }
        long number = newest.path("number").asLong();
        String needList = "/api/v1/need-lists/" + number;
        MediumWriter.open(mount)
                .writeReturn(
                        transferId,
                        String.format(Locale.ROOT, "need-%08d.dsse.json", number),
                        service.bytes(needList + "/content", "application/octet-stream"));
        service.post(needList + "/written", Map.of("transferId", transferId));
        out.println(Words.text("need-list.there", number));
        out.flush();
    }

    private boolean isDone(String transferId, PrintWriter out) {
        Optional<Long> waiting = waitingFor(transferId);
        waiting.ifPresent(number -> write(transferId, number, out));
        JsonNode transfer = service.get("/api/v1/transfers/" + transferId);
        String state = transfer.path("state").asText();
        return DONE.contains(state) || state.equals("REJECTED") && transfer.hasNonNull("receiptNumber");
    }

    private Optional<Long> waitingFor(String transferId) {
        return service.get("/api/v1/receipts")
                .path("items")
                .valueStream()
                .filter(receipt -> receipt.path("state").asText().equals("ISSUED")
                        && receipt.path("transferId").asText().equals(transferId))
                .map(receipt -> receipt.path("number").asLong())
                .findFirst();
    }

    private void write(String transferId, long number, PrintWriter out) {
        byte[] envelope = service.bytes("/api/v1/receipts/" + number + "/content", "application/octet-stream");
        String name = String.format(Locale.ROOT, "receipt-%08d.dsse.json", number);
        MediumWriter.open(mount).writeReturn(transferId, name, envelope);
        service.post("/api/v1/receipts/" + number + "/written", Map.of("transferId", transferId));
        out.println(Words.text("receipt.there", number));
        out.flush();
    }
}
