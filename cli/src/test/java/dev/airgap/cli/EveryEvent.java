package dev.airgap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.airgap.contracts.CloudEvent;
import dev.airgap.contracts.Zone;
import dev.airgap.trust.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Every event of a zone, as its log has them.
 *
 * @param values the bytes of the events, in the order of the log
 */
record EveryEvent(Zone zone, List<EventBytes> values) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 100;

    static EveryEvent of(RunningPipeline pipeline, Zone zone) throws Exception {
        List<EventBytes> values = new ArrayList<>();
        while (true) {
            String path = "/api/v1/log/entries?from=%d&limit=%d".formatted(values.size(), PAGE);
            JsonNode items = pipeline.get(zone, "audit", "auditor", path).path("items");
            if (items.isEmpty()) {
                return new EveryEvent(zone, values);
            }
            for (JsonNode entry : items) {
                values.add(new EventBytes(entry.path("value").binaryValue()));
            }
        }
    }

    List<JsonNode> ofType(String type) {
        return values.stream()
                .map(EventBytes::json)
                .filter(event -> event.path("type").asText().equals(type))
                .toList();
    }

    /** No event is missing and none is there twice: each producer's chain has every number, and every link holds. */
    void requireComplete() {
        chains(values).forEach((producer, chain) -> requireChain(zone.label() + ": " + producer, chain));
    }

    /** By producer, in the order of the producer's numbers. */
    static Map<String, List<EventBytes>> chains(List<EventBytes> events) {
        return events.stream()
                .collect(Collectors.groupingBy(
                        event -> event.json().path("source").asText(), TreeMap::new, Collectors.toList()));
    }

    static void requireChain(String name, List<EventBytes> events) {
        List<EventBytes> chain = events.stream()
                .sorted(Comparator.comparing(
                        event -> event.json().path("producerseq").asLong()))
                .toList();
        String previous = CloudEvent.NO_PREVIOUS;
        for (int index = 0; index < chain.size(); index++) {
            JsonNode event = chain.get(index).json();
            assertThat(event.path("producerseq").asLong())
                    .as("number of %s", name)
                    .isEqualTo(index + 1L);
            assertThat(event.path("producerprev").asText())
                    .as("link of %s number %d", name, index + 1)
                    .isEqualTo(previous);
            previous = chain.get(index).sha256();
        }
    }

    /** An event as it was written, byte for byte. */
    record EventBytes(String text) {

        EventBytes(byte[] value) {
            // Every byte becomes one character: equal texts are equal bytes.
            this(new String(value, StandardCharsets.ISO_8859_1));
        }

        byte[] bytes() {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }

        JsonNode json() {
            try {
                return JSON.readTree(bytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String sha256() {
            return Sha256.of(bytes()).hex();
        }
    }
}
