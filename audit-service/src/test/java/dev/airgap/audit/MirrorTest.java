package dev.airgap.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Flow;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.contracts.data.UpdateSourceChanged;
import dev.airgap.testing.EventProbe;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import dev.airgap.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the air gap makes of the pieces of the DMZ's log that media bring. */
@QuarkusTest
@InZone(zone = Zone.AIRGAP, service = Service.AUDIT)
@WithTestResource(TwoLogsResource.class)
class MirrorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    EventProbe probe;
    OtherZone otherZone;

    @Inject
    DataSource database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private Carrier carrier;
    private TestLog log;

    @BeforeEach
    void carryWhatIsMissing() {
        carrier = new Carrier(probe, otherZone);
        log = carrier.log();
        carrier.grow(3, "cycle-before");
        carrier.awaitExtended(carrier.deliverRest());
        assertThat(Carrier.state()).isEqualTo("OK");
    }

    @Test
    void keepsEveryEntryAndPublishesItByteForByteInOrder() throws SQLException {
        long before = log.size();
        carrier.grow(230, "cycle-kept");

        String id = carrier.deliverRest();

        PublishedEvent told = carrier.awaitExtended(id);
        assertThat(told.data().path("origin").asText()).isEqualTo(OtherZone.ORIGIN);
        assertThat(told.data().path("from").asLong()).isEqualTo(before);
        assertThat(told.data().path("size").asLong()).isEqualTo(log.size());
        assertThat(told.data().path("entries").asLong()).isEqualTo(230);
        assertThat(told.data().path("rootHash").asText())
                .isEqualTo(HexFormat.of().formatHex(log.root(log.size())));
        assertThat(told.cycleId()).isEqualTo("cycle-carried");
        assertThat(told.json().path("causationid").asText()).isNotEmpty();
        assertMirrorIs(log);
        assertThat(stored()).isEqualTo(log.size());
        awaitPublished(log.values(0));
        assertThat(LogClient.timesLogged(log.value(before))).isZero();
        assertThat(carrier.verdictsOn(id)).hasSize(1);
    }

    @Test
    void saysWhatIsMissingAndClosesTheAlarmWhenItHasCome() {
        long known = log.size();
        carrier.grow(7, "cycle-gap");
        byte[] early = log.segment(known + 4, known + 7, otherZone.logSigner());

        String tooEarly = carrier.deliver(early);

        PublishedEvent told = carrier.awaitMissing(tooEarly);
        assertThat(told.data().path("code").asText()).isEqualTo("ENTRIES_MISSING");
        assertThat(told.data().path("expected").asLong()).isEqualTo(known);
        assertThat(told.data().path("found").asLong()).isEqualTo(known + 4);
        assertThat(Carrier.state()).isEqualTo("MISSING");
        assertThat(Carrier.mirrored()).isEqualTo(known);
        assertThat(alarm("MIRROR_MISSING", tooEarly)).containsEntry("closedAt", null);

        String half = carrier.deliver(log.segment(known, known + 2, otherZone.logSigner()));
        carrier.awaitExtended(half);
        assertThat(Carrier.state()).isEqualTo("MISSING");
        assertThat(alarm("MIRROR_MISSING", tooEarly)).containsEntry("closedAt", null);

        carrier.awaitExtended(carrier.deliverRest());
        assertThat(Carrier.state()).isEqualTo("OK");
        assertThat(alarm("MIRROR_MISSING", tooEarly).get("closedAt")).isNotNull();
        awaitPublished(log.values(0));
    }

    @Test
    void takesWhatALogKeySignedThatOnlyANewerRootNames() {
        carrier.grow(2, "cycle-newer-key");
        String tooEarly = carrier.deliver(log.segment(Carrier.mirrored(), log.size(), otherZone.newerLogSigner()));
        assertThat(carrier.awaitMissing(tooEarly).data().path("code").asText()).isEqualTo("CHECKPOINT_UNTRUSTED");

        carrier.tellOfRoot(3, otherZone.rootNaming(3, otherZone.stranger()));
        carrier.tellOfRoot(2, otherZone.rootNaming(2, otherZone.logSigner(), otherZone.newerLogSigner()));
        String id = carrier.deliver(log.segment(Carrier.mirrored(), log.size(), otherZone.newerLogSigner()));

        carrier.awaitExtended(id);
        assertThat(Carrier.state()).isEqualTo("OK");
    }

    @Test
    void takesNothingFromASegmentThatTheLogHasNotSigned() {
        long known = log.size();
        carrier.grow(2, "cycle-forged");
        byte[] strangers = log.checkpoint(log.size(), otherZone.stranger());
        byte[] signed = log.segment(known, log.size(), otherZone.logSigner());

        assertThat(missingCode(log.segment(known, log.size(), strangers))).isEqualTo("CHECKPOINT_UNTRUSTED");
        assertThat(missingCode(LogClient.replaced(signed, "plant-1/other", "plant-2/other")))
                .isEqualTo("SEGMENT_MALFORMED");
        assertThat(missingCode(Arrays.copyOf(signed, signed.length - 40))).isEqualTo("SEGMENT_MALFORMED");
        assertThat(missingCode("{}\n".getBytes(StandardCharsets.UTF_8))).isEqualTo("SEGMENT_MALFORMED");
        assertThat(missingCode(new byte[] {'x'})).isEqualTo("SEGMENT_MALFORMED");

        assertThat(Carrier.mirrored()).isEqualTo(known);
        assertThat(Carrier.state()).isEqualTo("MISSING");
        carrier.awaitExtended(carrier.deliverRest());
        assertThat(Carrier.state()).isEqualTo("OK");
    }

    @Test
    void takesNoEventThatClaimsToBeOfThisZone() {
        TestLog poisoned = log.branch(log.size());
        poisoned.add(LogClient.replaced(carrier.event("cycle-poison"), "dmz/bundler", "airgap/importer"));

        byte[] segment = poisoned.segment(log.size(), poisoned.size(), otherZone.logSigner());

        assertThat(missingCode(segment)).isEqualTo("ENTRY_UNREADABLE");
        assertThat(Carrier.mirrored()).isEqualTo(log.size());
    }

    @Test
    void saysThatATransferBroughtNoSegment() {
        String id = Carrier.nextId();

        carrier.announce(id, "cycle-none");

        assertThat(carrier.awaitMissing(id).data().path("code").asText()).isEqualTo("SEGMENT_NOT_KEPT");
    }

    @Test
    void keepsOnceWhatComesAgain() throws SQLException {
        carrier.grow(5, "cycle-again");
        byte[] segment = log.segment(log.size() - 6, log.size(), otherZone.logSigner());
        carrier.awaitExtended(carrier.deliver(segment));
        awaitPublished(log.values(0));

        String again = carrier.deliver(segment);
        String late = carrier.deliver(log.segment(0, log.size() - 3, otherZone.logSigner()));

        assertThat(carrier.awaitExtended(again).data().path("size").asLong()).isEqualTo(log.size());
        assertThat(carrier.awaitExtended(late).data().path("size").asLong()).isEqualTo(log.size() - 3);
        assertThat(stored()).isEqualTo(log.size());
        assertMirrorIs(log);
        assertPublishedOnce();
    }

    @Test
    void freezesWhenAnEntryIsAnotherOneUntilTwoPersonsSaySo() {
        long known = log.size();
        TestLog forked = log.branch(known - 1);
        forked.add(carrier.event("cycle-fork"));
        forked.add(carrier.event("cycle-fork"));

        String bad = carrier.deliver(forked.segment(known - 2, forked.size(), otherZone.logSigner()));

        PublishedEvent told = carrier.awaitForked(bad);
        assertThat(told.data().path("code").asText()).isEqualTo("ENTRY_DIFFERS");
        assertThat(told.data().path("found").asLong()).isEqualTo(known - 1);
        assertThat(Carrier.state()).isEqualTo("FORKED");
        assertThat(alarm("LOG_FORK", bad)).containsEntry("closedAt", null);
        assertMirrorIs(log.branch(known));

        carrier.grow(4, "cycle-after");
        String good = carrier.deliver(log.segment(known, log.size(), otherZone.logSigner()));
        await().during(Duration.ofSeconds(2))
                .until(() -> carrier.verdictsOn(good).isEmpty());
        assertThat(Carrier.mirrored()).isEqualTo(known);

        carrier.clearFork(bad);

        carrier.awaitExtended(good);
        assertThat(Carrier.state()).isEqualTo("OK");
        assertThat(alarm("LOG_FORK", bad).get("closedAt")).isNotNull();
        assertMirrorIs(log);
        awaitPublished(log.values(0));
    }

    @Test
    void findsAForkInEntriesThatDoNotLeadToTheSignedRoot() {
        long known = log.size();
        carrier.grow(3, "cycle-root");
        TestLog other = log.branch(known);
        other.add(carrier.event("cycle-root"));
        other.add(carrier.event("cycle-root"));
        other.add(carrier.event("cycle-root"));

        String swapped =
                carrier.deliver(other.segment(known, other.size(), log.checkpoint(log.size(), otherZone.logSigner())));

        assertThat(carrier.awaitForked(swapped).data().path("code").asText()).isEqualTo("ROOT_DIFFERS");
        assertThat(Carrier.mirrored()).isEqualTo(known);
        carrier.clearFork(swapped);
        carrier.awaitExtended(carrier.deliverRest());
        assertMirrorIs(log);
    }

    @Test
    void findsAForkInAProofThatDoesNotHold() {
        long known = log.size();
        carrier.grow(3, "cycle-proof");
        byte[] segment = log.segment(known, log.size(), otherZone.logSigner());
        byte[] otherPath =
                LogClient.replaced(segment, "\"path\":\\[\"[0-9a-f]{64}\"", "\"path\":[\"" + "e".repeat(64) + "\"");

        String bad = carrier.deliver(otherPath);

        assertThat(carrier.awaitForked(bad).data().path("code").asText()).isEqualTo("PROOF_INVALID");
        assertThat(Carrier.mirrored()).isEqualTo(known);
        carrier.clearFork(bad);
        carrier.awaitExtended(carrier.deliverRest());
    }

    @Test
    void holdsALogToWhatItSignedOnAMediumThatCameTooEarly() {
        long known = log.size();
        TestLog other = log.branch(known);
        for (int i = 0; i < 4; i++) {
            other.add(carrier.event("cycle-other"));
        }
        carrier.awaitMissing(carrier.deliver(other.segment(known + 2, other.size(), otherZone.logSigner())));
        carrier.grow(6, "cycle-true");

        String contradicts = carrier.deliver(log.segment(known, log.size(), otherZone.logSigner()));

        assertThat(carrier.awaitForked(contradicts).data().path("code").asText())
                .isEqualTo("CHECKPOINT_DIFFERS");
        assertThat(Carrier.mirrored()).isEqualTo(known);
        carrier.clearFork(contradicts);
        carrier.awaitExtended(carrier.deliverRest());
        assertThat(Carrier.state()).isEqualTo("OK");
        assertMirrorIs(log);
    }

    @Test
    void keepsAnEntryOnceWhenItIsKilledBetweenFetchingAndPublishing() throws SQLException {
        carrier.grow(120, "cycle-killed");
        String id = Carrier.nextId();
        otherZone.keepSegment(id, log.segment(Carrier.mirrored(), log.size(), otherZone.logSigner()));
        otherZone.nextTime(id, body -> {
            killEverySession();
            return body;
        });

        carrier.announce(id, "cycle-killed");

        carrier.awaitExtended(id);
        assertThat(carrier.verdictsOn(id)).hasSize(1);
        assertThat(stored()).isEqualTo(log.size());
        killEverySession();
        awaitPublished(log.values(0));
        assertThat(probe.chainErrors()).isEmpty();
    }

    @Test
    void doesAJobAgainThatWasDoneAndForgotten() throws SQLException {
        carrier.grow(2, "cycle-forgotten");
        String id = carrier.deliverRest();
        carrier.awaitExtended(id);

        execute("UPDATE mirror_job SET ended_at = NULL WHERE carried_by = '" + id + "'");
        execute("UPDATE mirror_publication SET next = next - 2");

        await().atMost(PATIENCE).until(() -> carrier.verdictsOn(id).size() == 2);
        assertThat(stored()).isEqualTo(log.size());
        awaitPublished(log.values(0));
    }

    @Test
    void fetchesAgainWhatBrokeOff() {
        carrier.grow(2, "cycle-broken");
        String id = Carrier.nextId();
        byte[] segment = log.segment(Carrier.mirrored(), log.size(), otherZone.logSigner());
        otherZone.keepSegment(id, segment);
        otherZone.nextTime(id, body -> Arrays.copyOf(body, body.length / 2));

        carrier.announce(id, "cycle-broken");

        carrier.awaitExtended(id);
        assertThat(otherZone.timesFetched(id)).isEqualTo(2);
        assertThat(carrier.verdictsOn(id)).hasSize(1);
    }

    @Test
    void waitsWhileTransferServiceIsAwayAndLogsOn() {
        carrier.grow(2, "cycle-away");
        String id = Carrier.nextId();
        otherZone.keepSegment(id, log.segment(Carrier.mirrored(), log.size(), otherZone.logSigner()));
        otherZone.nextTime(id, body -> {
            otherZone.nextTime(id, again -> new byte[0]);
            return new byte[0];
        });

        carrier.announce(id, "cycle-away");
        byte[] own = Siblings.of(probe, Zone.AIRGAP, Service.IMPORTER)
                .publish(EventType.UPDATE_SOURCE_CHANGED, "none", new UpdateSourceChanged("https://localhost:4122"));

        await().atMost(PATIENCE).until(() -> LogClient.timesLogged(own) == 1);
        carrier.awaitExtended(id);
        assertThat(otherZone.timesFetched(id)).isEqualTo(3);
    }

    @Test
    void publishesTheMirrorAgainWhenItsTopicWasMadeAnew() throws ExecutionException, InterruptedException {
        awaitPublished(log.values(0));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.deleteTopics(List.of(Flow.MIRROR_TOPIC)).all().get();
        }

        carrier.grow(1, "cycle-anew");
        carrier.deliverRest();

        awaitPublished(log.values(0));
    }

    @Test
    void statesForAReceiptWhatItHoldsOfTheOtherLog() {
        JsonPath statement = given().header("Authorization", Tokens.SERVICE.bearer())
                .get("/api/v1/log/statement?consistentFrom=0&cycle=none&policy=none")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(statement.getString("mirror.origin")).isEqualTo(OtherZone.ORIGIN);
        assertThat(statement.getLong("mirror.size")).isEqualTo(log.size());
        assertThat(statement.getString("mirror.rootHash"))
                .isEqualTo(HexFormat.of().formatHex(log.root(log.size())));
    }

    @Test
    void saysHowTheMirrorIs() {
        JsonPath health =
                given().get("/q/health/ready").then().statusCode(200).extract().jsonPath();
        assertThat(health.getLong("checks.find { it.name == 'mirror' }.data.size"))
                .isEqualTo(log.size());
        assertThat(health.getString("checks.find { it.name == 'mirror' }.data.state"))
                .isEqualTo("OK");
    }

    @Test
    void showsBothZonesInOneTimeline() {
        String cycle = "cycle-joined-" + log.size();
        carrier.grow(2, cycle);
        carrier.awaitExtended(
                carrier.deliver(log.segment(Carrier.mirrored(), log.size(), otherZone.logSigner()), cycle));

        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonPath timeline = LogClient.get("/cycles/" + cycle + "/timeline");
            assertThat(timeline.getString("zone")).isEqualTo("airgap");
            assertThat(timeline.getList("items.type", String.class))
                    .filteredOn(type -> !type.equals("cycle.started"))
                    .containsExactly("transfer.delivered", "mirror.extended");
            assertThat(timeline.getList("items.findAll { it.type == 'cycle.started' }.zone"))
                    .containsExactly("dmz", "dmz");
            assertThat(timeline.getList("items.findAll { it.mirrored }.producerSeq", Long.class))
                    .hasSize(2)
                    .isSorted();
            assertThat(timeline.getList("items.findAll { !it.mirrored }.zone")).containsExactly("airgap", "airgap");
        });
    }

    @Test
    void streamsWhatTheOtherZoneDidAsItBecomesKnown() throws Exception {
        String cycle = "cycle-streamed-" + log.size();
        try (StreamClient stream = StreamClient.open(cycle, null)) {
            carrier.grow(2, cycle);
            carrier.awaitExtended(
                    carrier.deliver(log.segment(Carrier.mirrored(), log.size(), otherZone.logSigner()), cycle));

            List<StreamClient.Event> events = stream.await(4);
            assertThat(events)
                    .filteredOn(event -> event.data().contains("\"mirrored\":true"))
                    .hasSize(2);
            for (int read = 0; read < 4; read++) {
                try (StreamClient again =
                        StreamClient.open(cycle, events.get(read).id())) {
                    assertThat(again.await(3 - read))
                            .extracting(StreamClient.Event::data)
                            .doesNotContainAnyElementsOf(events.subList(0, read + 1).stream()
                                    .map(StreamClient.Event::data)
                                    .toList());
                }
            }
        }
    }

    @Test
    void theDatabaseRefusesToChangeWhatIsMirrored() {
        for (String change : new String[] {
            "UPDATE mirrored_entry SET value = ''", "DELETE FROM mirrored_entry", "DELETE FROM mirrored_checkpoint"
        }) {
            assertThatThrownBy(() -> execute(change)).hasMessageContaining("append-only");
        }
    }

    private String missingCode(byte[] segment) {
        String id = carrier.deliver(segment);
        String code = carrier.awaitMissing(id).data().path("code").asText();
        assertThat(alarm("MIRROR_MISSING", id)).containsEntry("code", code);
        assertThat(carrier.verdictsOn(id)).hasSize(1);
        return code;
    }

    private static Map<String, Object> alarm(String kind, String transferId) {
        List<Map<String, Object>> found = LogClient.alarms(kind, "").stream()
                .filter(alarm -> transferId.equals(alarm.get("carriedBy")))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static void assertMirrorIs(TestLog log) {
        assertThat(LogClient.get("/mirror").getLong("size")).isEqualTo(log.size());
        assertThat(LogClient.get("/mirror").getString("rootHash"))
                .isEqualTo(HexFormat.of().formatHex(log.root(log.size())));
    }

    /** Every one of these is on the mirror's topic, and whoever drops what he has had reads exactly them in order. */
    private void awaitPublished(List<byte[]> values) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            try (TopicReader reader = new TopicReader(kafka, Flow.MIRROR_TOPIC)) {
                List<String> read = reader.all().stream()
                        .map(message -> HexFormat.of().formatHex(message.value()))
                        .distinct()
                        .toList();
                assertThat(read)
                        .isEqualTo(
                                values.stream().map(HexFormat.of()::formatHex).toList());
            }
        });
    }

    private void assertPublishedOnce() {
        try (TopicReader reader = new TopicReader(kafka, Flow.MIRROR_TOPIC)) {
            List<ConsumerRecord<String, byte[]>> read = reader.all();
            assertThat(read).allMatch(message -> message.key().equals("dmz/bundler"));
            List<String> last = read.subList(read.size() - 5, read.size()).stream()
                    .map(message -> HexFormat.of().formatHex(message.value()))
                    .toList();
            assertThat(last).doesNotHaveDuplicates();
        }
    }

    private long stored() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM mirrored_entry")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What a crash of the service or of the database does to its sessions: locks and transactions are gone. */
    private void killEverySession() {
        try {
            execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE usename = current_user AND pid <> pg_backend_pid()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
