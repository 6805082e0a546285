package dev.airgap.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** How far a transfer is, in the zone that was asked, as its REST resource says it. */
record TransferState(JsonNode transfer) {

    private static final List<String> ORDER = List.of(
            "DRAFTED",
            "READY",
            "WRITING",
            "WRITTEN",
            "APPROVED",
            "SEALING",
            "SEALED",
            "DEPARTED",
            "ARRIVED",
            "VERIFIED",
            "DELIVERED",
            "RECEIPTED",
            "CLOSED");

    String id() {
        return transfer.path("id").asText();
    }

    String cycleId() {
        return transfer.path("cycleId").asText();
    }

    boolean failed() {
        return transfer.path("state").asText().equals("FAILED");
    }

    /** Whether a receipt has said what became of it, be it good or bad. */
    boolean answered() {
        return reached("RECEIPTED") || transfer.path("state").asText().equals("REJECTED");
    }

    /** Whether the transfer is in this state or a later one. */
    boolean reached(String state) {
        return ORDER.indexOf(transfer.path("state").asText()) >= ORDER.indexOf(state);
    }

    /** The names of its files of a kind. */
    List<String> files(String kind) {
        return transfer.path("files")
                .valueStream()
                .filter(file -> file.path("kind").asText().equals(kind))
                .map(file -> file.path("name").asText())
                .toList();
    }
}
