package dev.airgap.audit.messaging;

import dev.airgap.audit.mirror.MirrorPublication;
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

/**
 * Keeps one publisher of the mirror running in the air gap. Not the outbox: these are another zone's events, with the numbers
 * they have there.
 */
@ApplicationScoped
class MirrorPublisherLoop {

    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final int WAKE_UP_MILLIS = 1000;

    private final OwnSession sessions;
    private final Topics topics;
    private final Here here;
    private final Map<String, Object> kafkaConfig;
    private volatile boolean running = true;
    private final Thread thread =
            Thread.ofPlatform().name("mirror-publisher").daemon().unstarted(this::run);

    MirrorPublisherLoop(
            OwnSession sessions,
            Topics topics,
            Here here,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.sessions = sessions;
        this.topics = topics;
        this.here = here;
        this.kafkaConfig = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.CLIENT_ID_CONFIG,
                here.producer().replace('/', '-') + "-mirror",
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
        if (here.isAirGap()) {
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        thread.interrupt();
        if (thread.isAlive()) {
            thread.join(Duration.ofSeconds(5));
        }
    }

    /** The boundary of the thread: whatever goes wrong, publishing is tried again. */
    private void run() {
        while (running) {
            try {
                lead();
            } catch (SQLException | ExecutionException | KafkaException e) {
                if (running) {
                    Log.warnf("mirrored events wait and are published later: %s", e.getMessage());
                }
            } catch (RuntimeException e) {
                Log.error("publishing the mirror failed in a way nobody foresaw and is tried again", e);
            } catch (InterruptedException e) {
                Log.debugf("interrupted, running=%s", running);
            }
            pause();
        }
    }

    /** Publishes until leadership, database or Kafka is lost; a producer that failed could deliver out of order. */
    private void lead() throws SQLException, ExecutionException, InterruptedException {
        try (Leadership leadership = Leadership.tryAcquire(sessions, "mirror-publisher")) {
            if (leadership == null) {
                return;
            }
            try (Statement listen = leadership.session().createStatement()) {
                listen.execute("LISTEN " + MirrorPublication.CHANNEL);
            }
            PGConnection notifications = leadership.session().unwrap(PGConnection.class);
            Producer<String, byte[]> kafka =
                    new KafkaProducer<>(kafkaConfig, new StringSerializer(), new ByteArraySerializer());
            try {
                MirrorPublisher publisher = new MirrorPublisher(kafka, topics);
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

    private static void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException e) {
            // The thread is this loop's own: running says whether it ends, and a stray interrupt must not make it spin.
            Log.debug("interrupted in a pause");
        }
    }
}
