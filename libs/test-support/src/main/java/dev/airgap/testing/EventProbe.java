package dev.airgap.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** Reads a service's topic from the start, independently of the service, and can play the other services of the zone. */
public final class EventProbe implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ObjectMapper json = new ObjectMapper();
    private final EventSchemas schemas = new EventSchemas();
    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;
    private final List<PublishedEvent> seen = new ArrayList<>();

    EventProbe(String bootstrapServers, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
        consumer.assign(List.of(new TopicPartition(topic, 0)));
    }

    /** Everything the service has published until now, in order. */
    public synchronized List<PublishedEvent> all() {
        while (true) {
            var records = consumer.poll(Duration.ofMillis(200));
            if (records.isEmpty()) {
                return List.copyOf(seen);
            }
            records.forEach(record ->
                    seen.add(new PublishedEvent(record.topic(), record.key(), record.value(), parse(record.value()))));
        }
    }

    public List<PublishedEvent> matching(Predicate<PublishedEvent> wanted) {
        return all().stream().filter(wanted).toList();
    }

    public List<PublishedEvent> ofType(String type) {
        return matching(event -> event.type().equals(type));
    }

    /** Waits for the first event that matches. */
    public PublishedEvent await(String type, Predicate<PublishedEvent> wanted) {
        return Awaitility.await("event " + type)
                .atMost(PATIENCE)
                .until(
                        () -> matching(event -> event.type().equals(type) && wanted.test(event)),
                        found -> !found.isEmpty())
                .getFirst();
    }

    /** Puts bytes on a topic, as another service of the zone would. */
    public void publish(String topic, String key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(topic, 0, key, value)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not take the message", e);
        }
    }

    /** What is wrong with the service's chain of events; empty if nothing is. */
    public List<String> chainErrors() {
        List<String> errors = new ArrayList<>();
        String previous = "0".repeat(64);
        long seq = 0;
        Map<Long, String> known = new HashMap<>();
        for (PublishedEvent event : all()) {
            String digest = sha256(event.bytes());
            String before = known.putIfAbsent(event.producerSeq(), digest);
            if (before != null) {
                if (!before.equals(digest)) {
                    errors.add("number %d stands for two events".formatted(event.producerSeq()));
                }
                continue;
            }
            seq++;
            if (event.producerSeq() != seq) {
                errors.add("expected number %d, found %d".formatted(seq, event.producerSeq()));
            }
            if (!event.json().path("producerprev").asText().equals(previous)) {
                errors.add("number %d does not chain to the one before".formatted(seq));
            }
            previous = digest;
        }
        return errors;
    }

    private JsonNode parse(byte[] value) {
        try {
            JsonNode event = json.readTree(value);
            List<String> errors = schemas.errors(event);
            if (!errors.isEmpty()) {
                throw new AssertionError("the event breaks its schema: " + errors + " " + event);
            }
            return event;
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + new String(value, StandardCharsets.UTF_8), e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }
}
