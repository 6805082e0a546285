package dev.airgap.kit.inbox;

import io.quarkus.logging.Log;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads a topic again from its start. Needed when events are missing before one that came: an emptied topic is filled
 * again, and the position that this consumer remembers may lie behind what it has not read.
 */
@ApplicationScoped
public class TopicRewind {

    private static final String CHANNEL = "events";
    /** Long enough for a producer to notice that its topic is another one, and to fill it. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final KafkaClientService clients;
    private final Clock clock;
    private final Map<String, Instant> last = new HashMap<>();

    TopicRewind(KafkaClientService clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    /** Goes back to the start of the topic soon; asked more often, it goes back every few seconds. */
    public synchronized void request(String topic) {
        Instant now = clock.instant();
        Instant before = last.get(topic);
        if (before != null && now.isBefore(before.plus(PAUSE))) {
            return;
        }
        last.put(topic, now);
        Log.warnf("events are missing, reading again from the start topic=%s", topic);
        KafkaConsumer<String, byte[]> consumer = clients.getConsumer(CHANNEL);
        consumer.runOnPollingThread(client -> {
                    List<TopicPartition> partitions = client.assignment().stream()
                            .filter(partition -> partition.topic().equals(topic))
                            .toList();
                    client.seekToBeginning(partitions);
                })
                .subscribe()
                .with(done -> {}, failure -> Log.warnf("reading again failed and is tried again: %s", failure));
    }
}
