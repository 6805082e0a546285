package dev.airgap.kit.outbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.kit.database.Leadership;
import dev.airgap.kit.database.OwnSession;
import dev.airgap.kit.topic.Topics;
import dev.airgap.kit.zone.Here;
import dev.airgap.testing.EventProbe;
import dev.airgap.testing.InZone;
import dev.airgap.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A publisher is stopped in the middle of a send, loses its lock to another, and goes on. */
@QuarkusTest
@InZone(zone = Zone.DMZ, service = Service.RULES, site = "plant-8")
class PausedPublisherTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Inject
    OwnSession sessions;

    @Inject
    Topics topics;

    @Inject
    Clock clock;

    @Inject
    Here here;

    EventProbe events;

    private final CountDownLatch reachedSend = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void doesNoHarmWhenItLosesItsLock() throws Exception {
        String before = create("before");
        events.await("rule-update.failed", event -> event.subject().equals(before));
        try (Leadership paused = takeOverFromTheService();
                Producer<String, byte[]> slow = pausing()) {
            String waiting = create("waits for the paused publisher");
            CompletableFuture<Integer> batch = CompletableFuture.supplyAsync(() -> publish(paused, slow));
            assertThat(reachedSend.await(20, TimeUnit.SECONDS)).isTrue();

            terminate(paused.session());
            events.await("rule-update.failed", event -> event.subject().equals(waiting));
            String after = create("after the lock was lost");
            events.await("rule-update.failed", event -> event.subject().equals(after));
            goOn.countDown();

            assertThatThrownBy(batch::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseInstanceOf(SQLException.class);
        }
        String last = create("last");
        events.await("rule-update.failed", event -> event.subject().equals(last));
        assertThat(events.chainErrors()).isEmpty();
        assertThat(unpublished()).isZero();
    }

    private int publish(Leadership leadership, Producer<String, byte[]> producer) {
        try {
            return new Publisher(producer, topics, clock, here).publishBatch(leadership);
        } catch (SQLException | ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Leadership takeOverFromTheService() throws SQLException, InterruptedException {
        while (true) {
            try (Connection session = sessions.open();
                    Statement statement = session.createStatement()) {
                statement.execute("""
                        SELECT pg_terminate_backend(pid) FROM pg_locks,
                            hashtextextended(current_schema() || ':outbox-publisher', 0) AS key
                        WHERE locktype = 'advisory' AND granted AND pid <> pg_backend_pid()
                          AND classid::bigint = (key >> 32) & 4294967295 AND objid::bigint = key & 4294967295""");
            }
            Leadership leadership = Leadership.tryAcquire(sessions, "outbox-publisher");
            if (leadership != null) {
                return leadership;
            }
            Thread.sleep(20);
        }
    }

    private void terminate(Connection victim) throws SQLException {
        int pid;
        try (Statement statement = victim.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            pid = row.getInt(1);
        }
        try (Connection session = sessions.open();
                Statement statement = session.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(" + pid + ")");
        }
    }

    private long unpublished() throws SQLException {
        try (Connection session = sessions.open();
                Statement statement = session.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT count(*) FROM outbox_event WHERE published_at IS NULL")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** A real producer that stops before its first message, as a process does that gets SIGSTOP there. */
    @SuppressWarnings("unchecked")
    private Producer<String, byte[]> pausing() {
        Producer<String, byte[]> real = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all"), new StringSerializer(), new ByteArraySerializer());
        return (Producer<String, byte[]>) Proxy.newProxyInstance(
                Producer.class.getClassLoader(), new Class<?>[] {Producer.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("send")) {
                        reachedSend.countDown();
                        goOn.await();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static String create(String name) {
        return given().header("Authorization", Tokens.OPERATOR.bearer())
                .queryParam("name", name)
                .post("/api/v1/things")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }
}
