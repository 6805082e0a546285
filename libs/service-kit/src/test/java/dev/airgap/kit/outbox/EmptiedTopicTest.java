package dev.airgap.kit.outbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.contracts.data.CycleStarted;
import dev.airgap.testing.EventProbe;
import dev.airgap.testing.InZone;
import dev.airgap.testing.SiblingEvents;
import dev.airgap.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Somebody deletes every topic: a publisher fills its own again, a consumer misses nothing. */
@QuarkusTest
@InZone(zone = Zone.DMZ, service = Service.RULES, site = "plant-9")
class EmptiedTopicTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    EventProbe events;

    @Test
    void nothingIsLostWhenEveryTopicIsDeleted() throws Exception {
        SiblingEvents bundler = new SiblingEvents(events, Zone.DMZ, Service.BUNDLER);
        String before = UUID.randomUUID().toString();
        byte[] first = bundler.publish(EventType.CYCLE_STARTED, before, new CycleStarted("plant-9", "request"));
        events.await("rule-update.failed", event -> event.cycleId().equals(before));
        String lost = UUID.randomUUID().toString();
        byte[] second = bundler.next(EventType.CYCLE_STARTED, lost, new CycleStarted("plant-9", "request"));
        String after = UUID.randomUUID().toString();
        byte[] third = bundler.next(EventType.CYCLE_STARTED, after, new CycleStarted("plant-9", "request"));

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.deleteTopics(List.of(Service.RULES.topic(), Service.BUNDLER.topic()))
                    .all()
                    .get();
        }
        String thing = given().header("Authorization", Tokens.OPERATOR.bearer())
                .queryParam("name", "after the deletion")
                .post("/api/v1/things")
                .path("id");
        // The bundler's own publisher fills its topic again, in order, from the first event on.
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            bundler.send(first);
            bundler.send(second);
            bundler.send(third);
            return true;
        });

        Awaitility.await("every event of the service is published again")
                .atMost(PATIENCE)
                .untilAsserted(() -> {
                    TreeSet<Long> numbers = new TreeSet<>();
                    TreeSet<String> subjects = new TreeSet<>();
                    read().forEach(event -> {
                        numbers.add(event.path("producerseq").asLong());
                        subjects.add(event.path("subject").asText());
                    });
                    assertThat(subjects).contains(before, lost, after, thing);
                    assertThat(numbers.first()).isEqualTo(1);
                    assertThat(numbers).hasSize(numbers.last().intValue());
                });
    }

    private List<JsonNode> read() throws Exception {
        var json = new ObjectMapper();
        List<JsonNode> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(new TopicPartition(Service.RULES.topic(), 0)));
            for (int empty = 0; empty < 3; ) {
                var records = consumer.poll(Duration.ofMillis(300));
                empty = records.isEmpty() ? empty + 1 : 0;
                for (var record : records) {
                    found.add(json.readTree(record.value()));
                }
            }
        }
        return found;
    }
}
