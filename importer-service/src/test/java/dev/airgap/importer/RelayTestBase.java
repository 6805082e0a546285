package dev.airgap.importer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.airgap.bundle.Floor;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.importer.relay.RelayServer;
import dev.airgap.importer.snapshot.Snapshots;
import dev.airgap.testing.EventProbe;
import dev.airgap.testing.PublishedEvent;
import dev.airgap.testing.SiblingEvents;
import dev.airgap.testing.Tokens;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the running relay do again and again. */
abstract class RelayTestBase {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<EventProbe, SiblingEvents> TRANSFERS = new ConcurrentHashMap<>();

    @Inject
    RelayServer relay;

    @Inject
    RelayClock clock;

    @Inject
    Snapshots snapshots;

    @Inject
    DataSource relayDatabase;

    EventProbe events;
    RelaySite site;

    @BeforeEach
    void emptyTheInstallDirectory() throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(site.installDirectory())) {
            for (Path file : left) {
                Files.delete(file);
            }
        }
    }

    /** What a test does to the clock, and makes the relay accept as signed time, is not for the next one. */
    @AfterEach
    void theClockIsRightAgain() throws SQLException {
        clock.isWrongBy(Duration.ZERO);
        try (Connection connection = relayDatabase.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE relay_state SET signed_time = NULL");
        }
    }

    /** One chain of events, however many tests send them. */
    SiblingEvents transfer() {
        return TRANSFERS.computeIfAbsent(events, zone -> new SiblingEvents(zone, Zone.AIRGAP, Service.TRANSFER));
    }

    RelayAgent agent() {
        return new RelayAgent(relay.url());
    }

    /** A number above everything before; what is active afterwards is a bundle of that number. */
    long nextNumber() {
        return served() + 1;
    }

    long served() {
        return agent().get("/.airgap/snapshot.json").statusCode() == 404
                ? 0
                : listing().path("sequence").asLong();
    }

    JsonNode listing() {
        try {
            return JSON.readTree(agent().get("/.airgap/snapshot.json").body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a download as an operator does and waits for its end. */
    JsonPath download() {
        String location = given().header("Authorization", Tokens.OPERATOR.bearer())
                .post("/api/v1/security-update-downloads")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        return finished(location.substring(location.lastIndexOf('/') + 1));
    }

    JsonPath finished(String downloadId) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> given().header("Authorization", Tokens.AUDITOR.bearer())
                                .get("/api/v1/security-update-downloads/" + downloadId)
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath(),
                        download -> download.getString("state").equals("FINISHED"));
    }

    /** What is refused leaves no trace but the refusal. */
    JsonPath assertRefused(String code, Path zip) {
        return assertRefused(code, zip, zip);
    }

    /** Other files in the install directory may be refused as well; this one with this code. */
    JsonPath assertRefused(String code, Path zip, Path staysAt) {
        Floor floor = snapshots.floor();
        JsonNode served = listing();
        String fileName = zip.getFileName().toString();

        JsonPath download = download();

        List<PublishedEvent> refusals = eventsOf(download).stream()
                .filter(event -> event.type().equals("bundle.rejected"))
                .filter(event -> event.data().path("fileName").asText().equals(fileName))
                .toList();
        assertThat(refusals).hasSize(1);
        JsonNode refusal = refusals.getFirst().data();
        assertThat(refusal.path("code").asText()).as("%s", refusal).isEqualTo(code);
        assertThat(download.getString("bundles.find { it.fileName == '%s' }.code".formatted(fileName)))
                .isEqualTo(code);
        if (!code.equals("BUNDLE_REPEATED")) {
            assertThat(download.getString("error.code")).isNotNull();
        }
        assertThat(snapshots.floor()).isEqualTo(floor);
        assertThat(listing()).isEqualTo(served);
        assertThat(staysAt).exists();
        return download;
    }

    TestBundle activate(TestBundle bundle) {
        bundle.place();
        assertThat(download().getString("outcome")).isEqualTo("ACTIVATED");
        return bundle;
    }

    List<PublishedEvent> eventsOf(JsonPath download) {
        String id = download.getString("id");
        PublishedEvent started =
                events.await("import.started", event -> event.subject().equals(id));
        events.await("import.finished", event -> event.subject().equals(id));
        return events.matching(event -> event.subject().equals(id)
                || event.json().path("causationid").asText().equals(started.id()));
    }

    static List<String> typesOf(List<PublishedEvent> events) {
        return events.stream().map(PublishedEvent::type).toList();
    }
}
