package dev.airgap.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.local.RunFile;
import java.time.Duration;
import java.util.List;

/** The record of a cycle in each zone, as the zone's auditor sees it: its own events, and what the medium brought. */
final class Timelines {

    /** The audit logs follow the events; this is how long they are given before they are shown as they are. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RunFile pipeline;
    private final Console console;

    Timelines(RunFile pipeline, Console console) {
        this.pipeline = pipeline;
        this.console = console;
    }

    /** One timeline per zone that runs here, once it holds what the cycle's last step left there. */
    void print(CycleResult result) {
        for (Zone zone : Zone.values()) {
            if (pipeline.has(zone)) {
                print(zone, result.cycleId(), lastEvent(zone, result.reached()));
            }
        }
    }

    private static String lastEvent(Zone zone, Step reached) {
        if (zone == Zone.AIRGAP) {
            return "receipt.written";
        }
        return reached == Step.CLOSED ? "cycle.closed" : "cycle.waiting-for-receipt";
    }

    private void print(Zone zone, String cycleId, String last) {
        try {
            List<JsonNode> events = upTo(last, zone, cycleId);
            console.block("");
            console.block("Timeline of cycle %s as zone %s knows it (times in UTC, * brought by a medium)"
                    .formatted(cycleId, zone.label()));
            events.forEach(event -> console.block(line(event)));
        } catch (ApiException e) {
            // The cycle stands, whether or not somebody can be asked about it now.
            console.line("no timeline of zone %s: %s", zone.label(), e.getMessage());
        }
    }

    private List<JsonNode> upTo(String last, Zone zone, String cycleId) {
        PersonsApi auditor = new People(pipeline).as("auditor", zone, Service.AUDIT);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            List<JsonNode> events = auditor.find("/api/v1/cycles/" + cycleId + "/timeline").stream()
                    .flatMap(timeline -> timeline.path("items").valueStream())
                    .toList();
            boolean complete = events.stream()
                            .anyMatch(event -> event.path("type").asText().equals(last))
                    && (last.equals("cycle.waiting-for-receipt")
                            || events.stream().anyMatch(Timelines::mirrored));
            if (complete || System.nanoTime() > deadline) {
                return events;
            }
            PersonsApi.pause(Duration.ofMillis(250));
        }
    }

    private static boolean mirrored(JsonNode event) {
        return event.path("mirrored").asBoolean();
    }

    /** Zone, time, service with its number, what happened, how, who asked for it, what it is about. */
    static String line(JsonNode event) {
        String source = event.path("source").asText();
        return "  %-7s %-27s %-10s %4s  %-26s %-8s %-10s %s"
                .formatted(
                        event.path("zone").asText(source.replaceAll("/.*", "")) + (mirrored(event) ? "*" : ""),
                        event.path("time").asText(),
                        source.replaceAll(".*/", ""),
                        event.path("producerSeq").asText(),
                        event.path("type").asText(),
                        text(event, "outcome"),
                        text(event, "actor"),
                        text(event, "subject"))
                .stripTrailing();
    }

    private static String text(JsonNode event, String name) {
        return event.hasNonNull(name) ? event.path(name).asText() : "";
    }
}
