package dev.airgap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.airgap.cli.EveryEvent.EventBytes;
import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Flow;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody who knows nothing but the published contracts finds on the topics of both zones after a closed cycle. */
@Order(3)
@ExtendWith(SharedPipeline.class)
class ContractsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LOGS_FOLLOW_WITHIN = Duration.ofSeconds(30);

    private static RunningPipeline pipeline;
    private static final Map<Zone, Map<String, List<ConsumerRecord<String, byte[]>>>> TOPICS =
            new EnumMap<>(Zone.class);

    @BeforeAll
    static void readEverything(RunningPipeline shared) throws Exception {
        pipeline = shared;
        pipeline.closedCycle();
        for (Zone zone : Zone.values()) {
            TOPICS.put(zone, read(zone));
        }
    }

    @ParameterizedTest
    @EnumSource
    void topicsAreThoseOfTheAsyncApiDocument(Zone zone) throws IOException {
        Set<String> documented = new TreeSet<>();
        try (InputStream document =
                EventType.class.getResourceAsStream("/dev/airgap/contracts/asyncapi-" + zone.label() + ".json")) {
            JSON.readTree(document)
                    .path("channels")
                    .forEach(channel -> documented.add(channel.path("address").asText()));
        }

        assertThat(TOPICS.get(zone).keySet()).isEqualTo(documented);
    }

    @ParameterizedTest
    @EnumSource
    void everyEventKeepsToItsSchema(Zone zone) throws IOException {
        JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(VersionFlag.V202012);
        for (EventBytes event : distinct(records(zone))) {
            String type = event.json().path("type").asText();
            try (InputStream schema =
                    EventType.class.getResourceAsStream("/dev/airgap/contracts/schemas/" + type + ".json")) {
                assertThat(schema).as("schema of %s", type).isNotNull();
                assertThat(schemas.getSchema(schema).validate(event.json()))
                        .as(event.text())
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyEventLiesOnItsProducersTopicUnderItsProducersName(Zone zone) {
        for (ConsumerRecord<String, byte[]> record : records(zone)) {
            String source = new EventBytes(record.value()).json().path("source").asText();
            String topic = source.replaceAll(".*/", "") + ".events.v1";
            boolean mirrored = zone == Zone.AIRGAP && source.startsWith(Zone.DMZ.label() + "/");
            assertThat(record.topic()).isEqualTo(mirrored ? Flow.MIRROR_TOPIC : topic);
            assertThat(record.key()).isEqualTo(source);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyProducersChainIsWhole(Zone zone) {
        Map<String, List<EventBytes>> chains = EveryEvent.chains(distinct(ownRecords(zone)));

        assertThat(chains.keySet()).isEqualTo(producers(zone));
        chains.forEach(EveryEvent::requireChain);
    }

    @ParameterizedTest
    @EnumSource
    void theLogHoldsEachEventExactlyOnceWithTheSameBytes(Zone zone) throws Exception {
        List<EventBytes> published = distinct(ownRecords(zone));

        await().atMost(LOGS_FOLLOW_WITHIN)
                .untilAsserted(() -> assertThat(EveryEvent.of(pipeline, zone).values())
                        .doesNotHaveDuplicates()
                        .containsAll(published));

        EveryEvent.of(pipeline, zone).requireComplete();
    }

    @Test
    void theMirrorInTheAirGapIsThePrefixOfTheDmzsLog() throws Exception {
        List<EventBytes> mirrored = distinct(TOPICS.get(Zone.AIRGAP).get(Flow.MIRROR_TOPIC));
        List<EventBytes> log = EveryEvent.of(pipeline, Zone.DMZ).values();

        assertThat(mirrored).isNotEmpty().isEqualTo(log.subList(0, mirrored.size()));
        assertThat(mirrored)
                .extracting(event -> event.json().path("type").asText())
                .contains("bundle.released", "rule-update.exported");
    }

    private static Set<String> producers(Zone zone) {
        Set<String> producers = new TreeSet<>();
        for (Service service : Service.values()) {
            if (service.runsIn(zone)) {
                producers.add(service.producerIn(zone));
            }
        }
        return producers;
    }

    private static List<ConsumerRecord<String, byte[]>> records(Zone zone) {
        return TOPICS.get(zone).values().stream().flatMap(Collection::stream).toList();
    }

    private static List<ConsumerRecord<String, byte[]>> ownRecords(Zone zone) {
        return records(zone).stream()
                .filter(record -> !record.topic().equals(Flow.MIRROR_TOPIC))
                .toList();
    }

    /** Delivery is at least once: the same bytes again are the same event. */
    private static List<EventBytes> distinct(List<ConsumerRecord<String, byte[]>> records) {
        return List.copyOf(records.stream()
                .map(record -> new EventBytes(record.value()))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** Every topic of a zone from its beginning to its present end, with a consumer of no group. */
    private static Map<String, List<ConsumerRecord<String, byte[]>>> read(Zone zone) {
        String address = pipeline.now().find(zone, "kafka").orElseThrow().address();
        Map<String, List<ConsumerRecord<String, byte[]>>> byTopic = new TreeMap<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", address), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            consumer.listTopics().forEach((topic, described) -> {
                if (!topic.startsWith("__")) {
                    byTopic.put(topic, new ArrayList<>());
                    described.forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
                }
            });
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofSeconds(1))
                        .forEach(record -> byTopic.get(record.topic()).add(record));
            }
        }
        return byTopic;
    }
}
