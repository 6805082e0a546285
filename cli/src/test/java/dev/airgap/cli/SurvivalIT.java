package dev.airgap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.airgap.contracts.Zone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Processes of the running pipeline are killed, stopped and kept away while cycles run. Whatever happens, every cycle closes,
 * each log holds every event once, nothing is activated twice and no floor falls.
 */
@Order(9)
@ExtendWith(SharedPipeline.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("try") // What goes on in the background is only ended, never asked.
class SurvivalIT {

    private static final int KILLS = 30;
    private static final int KILLS_A_CYCLE = 10;
    private static final Duration CYCLE = Duration.ofMinutes(4);
    private static final Duration CALM = Duration.ofMinutes(1);

    private static final List<String> CLOSED = new ArrayList<>();
    private static final long SEED = Long.getLong("airgap.seed", System.nanoTime());

    private static RunningPipeline pipeline;
    private static Havoc havoc;

    @BeforeAll
    static void prepare(RunningPipeline shared) {
        System.err.println("survival: repeat with -Dairgap.seed=" + SEED);
        pipeline = shared;
        havoc = new Havoc(pipeline.data(), new Random(SEED));
    }

    @Test
    @Order(1)
    void cyclesCloseWhileProcessesAreKilled() throws Exception {
        while (havoc.kills() < KILLS) {
            try (Havoc.Running kills = havoc.killAtRandom(KILLS_A_CYCLE)) {
                closeACycle();
            }
        }
        System.err.println("survival: killed " + havoc.victims());
    }

    @Test
    @Order(2)
    void aCycleClosesThoughServicesStandStillForHalfAMinute() throws Exception {
        try (Havoc.Running paused = havoc.pause(Set.of("transfer", "importer", "bundler"), Duration.ofSeconds(30))) {
            closeACycle();
        }
    }

    @Test
    @Order(3)
    void aCycleClosesThoughEveryTopicIsDeletedInTheMiddle() throws Exception {
        assertThat(pipeline.cycleRun("--until", "bundled").exitCode()).isZero();
        for (Zone zone : Zone.values()) {
            deleteTopics(zone);
        }
        closeACycle();
    }

    @Test
    @Order(4)
    void aCycleIsAcceptedWhileKafkaIsAwayAndClosesWhenItIsBack() throws Exception {
        try (Havoc.Running away = havoc.keepAway("kafka", Duration.ofSeconds(30))) {
            JsonNode cycle = pipeline.post(Zone.DMZ, "bundler", "operator", "/api/v1/cycles");
            assertThat(cycle.path("id").asText()).as(cycle.toString()).isNotEmpty();
            assertThat(pipeline.fromRelay("/.airgap/snapshot.json").statusCode())
                    .isEqualTo(200);
            closeACycle();
        }
    }

    @Test
    @Order(5)
    void aCycleClosesThoughTheAuditServicesWereAway() throws Exception {
        try (Havoc.Running away = havoc.keepAway("audit", Duration.ofSeconds(30))) {
            closeACycle();
        }
    }

    @Test
    @Order(6)
    void everyEventIsInItsLogOnce() throws Exception {
        for (Zone zone : Zone.values()) {
            await().atMost(CALM).untilAsserted(() -> {
                requireHeadsOf(zone);
                EveryEvent.of(pipeline, zone).requireComplete();
            });
            assertThat(pipeline.get(zone, "audit", "auditor", "/api/v1/alarms").path("items"))
                    .as("alarms of zone %s whose reason lasts", zone.label())
                    .allMatch(alarm -> alarm.hasNonNull("closedAt"));
        }
    }

    @Test
    @Order(7)
    void nothingHappenedTwiceAndNoFloorFell() throws Exception {
        EveryEvent airGap = EveryEvent.of(pipeline, Zone.AIRGAP);
        assertThat(airGap.ofType("snapshot.activated"))
                .extracting(event -> event.path("data").path("bundleId").asText())
                .doesNotHaveDuplicates();
        assertThat(airGap.ofType("snapshot.switched"))
                .extracting(event -> event.path("data").path("sequence").asLong())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(airGap.ofType("receipt.written"))
                .extracting(event -> event.path("data").path("receiptNumber").asLong())
                .isSorted()
                .doesNotHaveDuplicates();
        // One that was typed may come once more as its file, and once only.
        assertThat(EveryEvent.of(pipeline, Zone.DMZ).ofType("receipt.accepted"))
                .extracting(event -> event.path("data").path("receiptNumber").asLong())
                .isSorted();
        assertThat(EveryEvent.of(pipeline, Zone.DMZ).ofType("receipt.accepted"))
                .extracting(event -> event.path("data").path("receiptNumber").asLong() + " "
                        + event.path("data").path("form").asText())
                .doesNotHaveDuplicates();
        assertThat(EveryEvent.of(pipeline, Zone.DMZ).ofType("cycle.closed"))
                .extracting(event -> event.path("cycleid").asText())
                .containsAll(CLOSED);
    }

    /** What each service has published, by its own outbox, is what the log has: nothing is on its way any more. */
    private static void requireHeadsOf(Zone zone) throws Exception {
        JsonNode heads =
                pipeline.get(zone, "audit", "auditor", "/api/v1/log/heads").path("items");
        Map<String, Long> logged = heads.valueStream()
                .collect(Collectors.toMap(
                        head -> head.path("producer").asText(),
                        head -> head.path("seq").asLong()));
        assertThat(logged).isEqualTo(Outboxes.heads(pipeline, zone));
    }

    private static void deleteTopics(Zone zone) throws Exception {
        String address = pipeline.now().find(zone, "kafka").orElseThrow().address();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            List<String> topics = admin.listTopics().names().get().stream()
                    .filter(topic -> topic.endsWith(".events.v1"))
                    .toList();
            assertThat(topics).isNotEmpty();
            admin.deleteTopics(topics).all().get();
        }
    }

    private static void closeACycle() throws Exception {
        long deadline = System.nanoTime() + CYCLE.toNanos();
        while (true) {
            RunningPipeline.Ended ended = pipeline.cycleRun();
            if (ended.exitCode() == 0) {
                CLOSED.add(ended.json().path("cycleId").asText());
                return;
            }
            assertThat(System.nanoTime())
                    .as("the cycle does not close, seed %d, killed %s", SEED, havoc.victims())
                    .isLessThan(deadline);
            Thread.sleep(1000);
        }
    }
}
