package dev.airgap.importer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.sun.net.httpserver.HttpServer;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import dev.airgap.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The configured update source comes first. */
@QuarkusTest
@InZone(zone = Zone.AIRGAP, service = Service.IMPORTER)
@AtRelay
class UpdateSourceSettingTest extends RelayTestBase {

    @Test
    void anUnreachableSourceIsOneAlarmAndTheInstallDirectoryIsNext() {
        set("http://127.0.0.1:1");
        TestBundle.numbered(site, nextNumber()).place();

        JsonPath download = download();

        assertThat(download.getString("outcome")).isEqualTo("ACTIVATED");
        assertThat(download.getString("updateSourceResult")).isEqualTo("UNREACHABLE");
        assertThat(typesOf(eventsOf(download))).containsOnlyOnce("update-source.unreachable");
    }

    @Test
    void theRelayItselfIsNeverAskedAndRaisesNoAlarm() {
        set(relay.url().toString());
        TestBundle.numbered(site, nextNumber()).place();

        JsonPath download = download();

        assertThat(download.getString("outcome")).isEqualTo("ACTIVATED");
        assertThat(download.getString("updateSourceResult")).isEqualTo("ITSELF");
        assertThat(typesOf(eventsOf(download))).doesNotContain("update-source.unreachable");
    }

    @Test
    void aReachableSourceIsAskedAndAWaitingZipIsShown() throws IOException {
        long number = nextNumber();
        Path remote = TestBundle.numbered(site, number + 1).build(site.folder().resolve("remote"));
        Path waiting = TestBundle.numbered(site, number).place();
        HttpServer source = serve(remote);
        try {
            set("http://127.0.0.1:" + source.getAddress().getPort() + "/updates/");

            JsonPath download = download();

            assertThat(download.getString("outcome")).isEqualTo("ACTIVATED");
            assertThat(download.getString("updateSourceResult")).isEqualTo("ASKED");
            assertThat(served()).isEqualTo(number + 1);
            assertThat(waiting).exists();
            assertThat(download.getString("bundles.find { it.outcome == 'NOT_CONSULTED' }.code"))
                    .isEqualTo("ZIP_NOT_CONSULTED");
        } finally {
            source.stop(0);
        }
    }

    @Test
    void aSourceWithoutAnIndexIsUnreachable() throws IOException {
        HttpServer source = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        source.start();
        try {
            set("http://127.0.0.1:" + source.getAddress().getPort());
            assertThat(download().getString("updateSourceResult")).isEqualTo("UNREACHABLE");
        } finally {
            source.stop(0);
        }
    }

    @Test
    void aChangeIsAnEventWithItsActor() {
        set("https://updates.example:8443/x");
        PublishedEvent changed = events.await(
                "update-source.changed",
                event -> event.data().path("updateSource").asText().equals("https://updates.example:8443/x"));
        assertThat(changed.json().path("actor").asText()).isEqualTo(Tokens.ADMIN.holder());
        given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/update-source")
                .then()
                .statusCode(200)
                .body("url", equalTo("https://updates.example:8443/x"));
    }

    @Test
    void refusesWhatIsNoUpdateSource() {
        for (String url : List.of("", "ftp://x", "https://", "nothing", "https://user@host", "https://h/?q=1")) {
            put(url, Tokens.ADMIN).statusCode(422).body("code", equalTo("UPDATE_SOURCE_INVALID"));
        }
    }

    @Test
    void onlyAnAdministratorChangesIt() {
        put("https://updates.example", Tokens.OPERATOR).statusCode(403);
    }

    private static void set(String url) {
        put(url, Tokens.ADMIN).statusCode(200);
    }

    private static ValidatableResponse put(String url, Tokens who) {
        return given().header("Authorization", who.bearer())
                .contentType("application/json")
                .body(Map.of("url", url))
                .put("/api/v1/update-source")
                .then();
    }

    private static HttpServer serve(Path bundle) throws IOException {
        byte[] index = "{\"bundles\":[\"%s\"]}".formatted(bundle.getFileName()).getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/updates/bundles.json", exchange -> {
            exchange.sendResponseHeaders(200, index.length);
            exchange.getResponseBody().write(index);
            exchange.close();
        });
        server.createContext("/updates/" + bundle.getFileName(), exchange -> {
            exchange.sendResponseHeaders(200, Files.size(bundle));
            Files.copy(bundle, exchange.getResponseBody());
            exchange.close();
        });
        server.start();
        return server;
    }
}
