package dev.airgap.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** The record of a cycle in each zone, as the zone's auditor sees it. */
final class Timelines {

    /** The audit logs follow the events; this is how long they are given before they are shown as they are. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final People people;
    private final Console console;

    Timelines(People people, Console console) {
        this.people = people;
        this.console = console;
    }

    void print(String cycleId) {
        print(Zone.DMZ, cycleId, events -> any(events, "cycle.waiting-for-receipt"));
        print(Zone.AIRGAP, cycleId, events -> any(events, "import.finished") && rulesAreDone(events));
    }

    private static boolean any(List<JsonNode> events, String type) {
        return events.stream().anyMatch(event -> event.path("type").asText().equals(type));
    }

    /** Applied, or found to be in use already. */
    private static boolean rulesAreDone(List<JsonNode> events) {
        return any(events, "rules.applied")
                || events.stream()
                        .anyMatch(event ->
                                event.path("data").path("alreadyApplied").asBoolean());
    }

    private void print(Zone zone, String cycleId, Predicate<List<JsonNode>> complete) {
        try {
            List<JsonNode> events = complete(zone, cycleId, complete);
            console.block("");
            console.block("Timeline of cycle %s in zone %s".formatted(cycleId, zone.label()));
            events.forEach(event -> console.block(line(event)));
        } catch (ApiException e) {
            // The cycle stands, whether or not somebody can be asked about it now.
            console.line("no timeline of zone %s: %s", zone.label(), e.getMessage());
        }
    }

    private List<JsonNode> complete(Zone zone, String cycleId, Predicate<List<JsonNode>> complete) {
        PersonsApi auditor = people.as("auditor", zone, Service.AUDIT);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            List<JsonNode> events = auditor.find("/api/v1/cycles/" + cycleId + "/timeline").stream()
                    .flatMap(timeline -> timeline.path("items").valueStream())
                    .toList();
            if (complete.test(events) || System.nanoTime() > deadline) {
                return events;
            }
            PersonsApi.pause(Duration.ofMillis(250));
        }
    }

    private static String line(JsonNode event) {
        return "  %-24s %-16s %4s  %-26s %-8s %-10s %s"
                .formatted(
                        event.path("time").asText(),
                        event.path("source").asText(),
                        event.path("producerSeq").asText(),
                        event.path("type").asText(),
                        event.path("outcome").asText(),
                        event.path("actor").asText("").replace("null", ""),
                        event.path("subject").asText("").replace("null", ""))
                .stripTrailing();
    }
}
