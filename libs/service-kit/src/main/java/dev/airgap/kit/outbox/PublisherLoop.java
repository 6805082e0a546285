package dev.airgap.kit.outbox;

import dev.airgap.kit.database.Leadership;
import dev.airgap.kit.database.OwnSession;
import dev.airgap.kit.topic.Topics;
import dev.airgap.kit.zone.Here;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.PGConnection;

/** Keeps one publisher running in the service, whatever becomes of Kafka, the database or other instances. */
@ApplicationScoped
class PublisherLoop {

    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final int WAKE_UP_MILLIS = 1000;

    private final OwnSession sessions;
    private final Topics topics;
    private final Clock clock;
    private final Here here;
    private final Map<String, Object> kafkaConfig;
    private volatile boolean running = true;
    private final Thread thread =
            Thread.ofPlatform().name("outbox-publisher").daemon().unstarted(this::run);

    PublisherLoop(
            OwnSession sessions,
            Topics topics,
            Clock clock,
            Here here,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.sessions = sessions;
        this.topics = topics;
        this.clock = clock;
        this.here = here;
        this.kafkaConfig = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.CLIENT_ID_CONFIG,
                here.producer().replace('/', '-') + "-outbox",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                5_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                10_000,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1_000,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                4L << 20);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        thread.interrupt();
        thread.join(Duration.ofSeconds(5));
    }

    /** The boundary of the thread: whatever goes wrong, publishing is tried again, for events must not wait for ever unseen. */
    private void run() {
        while (running) {
            try {
                lead();
            } catch (SQLException | ExecutionException | KafkaException e) {
                if (running) {
                    Log.warnf("events wait in the outbox and are sent later: %s", e.getMessage());
                }
            } catch (RuntimeException e) {
                Log.error("publishing failed in a way nobody foresaw and is tried again", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            pause();
        }
    }

    /**
     * Publishes until leadership, database or Kafka is lost. A producer that failed is thrown away: in the middle of a
     * batch it could still deliver out of order.
     */
    private void lead() throws SQLException, ExecutionException, InterruptedException {
        try (Leadership leadership = Leadership.tryAcquire(sessions, "outbox-publisher")) {
            if (leadership == null) {
                return;
            }
            try (Statement listen = leadership.session().createStatement()) {
                listen.execute("LISTEN " + OutboxTable.CHANNEL);
            }
            PGConnection notifications = leadership.session().unwrap(PGConnection.class);
            Producer<String, byte[]> kafka =
                    new KafkaProducer<>(kafkaConfig, new StringSerializer(), new ByteArraySerializer());
            try {
                Publisher publisher = new Publisher(kafka, topics, clock, here);
                while (running && leadership.isHeld()) {
                    if (publisher.publishBatch(leadership) == 0) {
                        notifications.getNotifications(WAKE_UP_MILLIS);
                    }
                }
            } finally {
                kafka.close(Duration.ZERO);
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
