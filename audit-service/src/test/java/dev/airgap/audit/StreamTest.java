package dev.airgap.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airgap.audit.timeline.CycleWatch;
import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.contracts.data.CycleStarted;
import dev.airgap.testing.EventProbe;
import dev.airgap.testing.InZone;
import dev.airgap.testing.SiblingEvents;
import dev.airgap.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Following a cycle by Server-Sent Events. */
@QuarkusTest
@InZone(zone = Zone.DMZ, service = Service.AUDIT)
@WithTestResource(LogKeyResource.class)
class StreamTest {

    private static final CycleStarted STARTED = new CycleStarted("plant-1", "request");

    EventProbe probe;

    @Inject
    DataSource database;

    @Inject
    CycleWatch watch;

    private SiblingEvents bundler;

    @BeforeEach
    void joinTheZone() {
        bundler = Siblings.of(probe, Service.BUNDLER);
    }

    @Test
    void tellsEachStepAsItIsLoggedAndNothingOfOtherCycles() throws Exception {
        String cycle = newCycle();
        bundler.publish(EventType.CYCLE_STARTED, cycle, STARTED);
        try (StreamClient stream = StreamClient.open(cycle, null)) {
            stream.await(1);
            bundler.publish(EventType.CYCLE_STARTED, "another-" + cycle, STARTED);
            bundler.publish(EventType.CYCLE_STARTED, cycle, STARTED);

            List<StreamClient.Event> events = stream.await(2);

            assertThat(events)
                    .allSatisfy(event -> assertThat(event.data())
                            .contains("\"type\":\"cycle.started\"", "\"zone\":\"dmz\"", "\"mirrored\":false"));
            assertThat(events).extracting(StreamClient.Event::id).allMatch(id -> id.matches("\\d+"));
            await().during(Duration.ofSeconds(1)).until(() -> stream.events().size() == 2);
        }
    }

    @Test
    void goesOnBehindTheLastEventThatTheClientHasRead() throws Exception {
        String cycle = newCycle();
        List<String> read = new ArrayList<>();
        String last = null;
        for (int i = 0; i < 4; i++) {
            try (StreamClient stream = StreamClient.open(cycle, last)) {
                bundler.publish(EventType.CYCLE_STARTED, cycle, STARTED);
                List<StreamClient.Event> events = stream.await(1);
                assertThat(events).hasSize(1);
                last = events.getLast().id();
                read.add(events.getLast().data());
            }
            bundler.publish(EventType.CYCLE_STARTED, cycle, STARTED);
            int logged = 2 * (i + 1);
            await().until(() -> LogClient.get("/cycles/" + cycle + "/timeline")
                            .getList("items")
                            .size()
                    == logged);
            try (StreamClient stream = StreamClient.open(cycle, last)) {
                List<StreamClient.Event> events = stream.await(1);
                last = events.getLast().id();
                events.forEach(event -> read.add(event.data()));
            }
        }

        assertThat(read).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void saysThatItIsAliveAndNoticesThatTheClientHasLeft() throws Exception {
        await().atMost(Duration.ofSeconds(20)).until(() -> watch.followers() == 0);
        try (StreamClient stream = StreamClient.open(newCycle(), null)) {
            await().until(() -> stream.comments().size() >= 3);
            assertThat(watch.followers()).isEqualTo(1);
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> watch.followers() == 0);
    }

    @Test
    void costsTheDatabaseNothingWhileNothingHappens() throws Exception {
        List<StreamClient> idle = new ArrayList<>();
        try {
            long without = transactionsIn(Duration.ofSeconds(3));
            for (int i = 0; i < 60; i++) {
                idle.add(StreamClient.open(newCycle(), null));
            }
            assertThat(watch.followers()).isGreaterThanOrEqualTo(60);
            // Each reads once when it begins.
            transactionsIn(Duration.ofSeconds(3));
            assertThat(transactionsIn(Duration.ofSeconds(3))).isLessThan(without + 60);
            bundler.publish(EventType.CYCLE_STARTED, "cycle-nobody", STARTED);
            assertThat(transactionsIn(Duration.ofSeconds(3))).isLessThan(without + 60);
        } finally {
            idle.forEach(StreamClient::close);
        }
    }

    @Test
    void goesOnAfterTheDatabaseWasAway() throws Exception {
        String cycle = newCycle();
        try (StreamClient stream = StreamClient.open(cycle, null)) {
            bundler.publish(EventType.CYCLE_STARTED, cycle, STARTED);
            stream.await(1);
            killEverySession();
            bundler.publish(EventType.CYCLE_STARTED, cycle, STARTED);

            stream.await(2);

            await().during(Duration.ofSeconds(2)).until(() -> stream.events().size() == 2);
        }
    }

    @Test
    void refusesAPositionThatItNeverGave() {
        given().header("Authorization", Tokens.AUDITOR.bearer())
                .header("Last-Event-ID", "the last one")
                .get("/api/v1/cycles/c/stream")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void tellsNothingWithoutAToken() {
        given().get("/api/v1/cycles/c/stream").then().statusCode(401);
    }

    private String newCycle() {
        return "cycle-stream-" + System.nanoTime();
    }

    private long transactionsIn(Duration time) throws SQLException, InterruptedException {
        long before = transactions();
        Thread.sleep(time);
        return transactions() - before;
    }

    private long transactions() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void killEverySession() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE usename = current_user AND pid <> pg_backend_pid()");
        }
    }
}
