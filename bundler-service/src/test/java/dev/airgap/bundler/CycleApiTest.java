package dev.airgap.bundler;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.testing.InZone;
import dev.airgap.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@InZone(zone = Zone.DMZ, service = Service.BUNDLER)
@WithTestResource(BundlerFiles.class)
class CycleApiTest {

    BundlerFiles files;

    @BeforeEach
    void aSource() throws IOException {
        files.offer("clamav/test.hdb", "clamav/test.ndb", "notice.txt");
    }

    @Test
    void handsTheBytesOfABundleToAnotherService() throws IOException {
        JsonPath cycle = CycleDriver.run();

        byte[] bytes = given().header("Authorization", Tokens.SERVICE.bearer())
                .get("/api/v1/bundles/" + cycle.getString("bundle.id") + "/content")
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .header("Content-Length", cycle.getString("bundle.size"))
                .header("Content-Disposition", "attachment; filename=\"" + cycle.getString("bundle.fileName") + "\"")
                .extract()
                .asByteArray();

        assertThat(bytes).isEqualTo(Files.readAllBytes(Path.of(cycle.getString("bundle.path"))));
    }

    @Test
    void saysWhenTheFileOfABundleIsGone() throws IOException {
        JsonPath cycle = CycleDriver.run();
        Files.delete(Path.of(cycle.getString("bundle.path")));

        given().header("Authorization", Tokens.OPERATOR.bearer())
                .get("/api/v1/bundles/" + cycle.getString("bundle.id") + "/content")
                .then()
                .statusCode(410)
                .contentType("application/problem+json")
                .body("code", equalTo("BUNDLE_FILE_MISSING"));
    }

    @Test
    void keepsTheBytesOfABundleFromWhoOnlyReads() {
        String bundleId = CycleDriver.run().getString("bundle.id");

        given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/bundles/" + bundleId + "/content")
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
        given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/bundles/" + bundleId)
                .then()
                .statusCode(200)
                .body("id", equalTo(bundleId));
    }

    @Test
    void refusesAKeyThatStandsForACycleThatIsNotToCarryEverything() {
        String key = UUID.randomUUID().toString();
        CycleDriver.finish(CycleDriver.start(key));

        CycleDriver.ask(key, "{\"full\":true}").statusCode(422).body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void letsNobodyButAnOperatorStartACycle() {
        given().contentType(ContentType.JSON).post("/api/v1/cycles").then().statusCode(401);
        given().header("Authorization", Tokens.CUSTODIAN.bearer())
                .contentType(ContentType.JSON)
                .post("/api/v1/cycles")
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
    }

    @Test
    void refusesASiteThatItDoesNotServe() {
        given().header("Authorization", Tokens.OPERATOR.bearer())
                .contentType(ContentType.JSON)
                .body("{\"site\":\"plant-2\"}")
                .post("/api/v1/cycles")
                .then()
                .statusCode(422)
                .body("code", equalTo("SITE_UNKNOWN"));
    }

    @Test
    void startsACycleWithoutABody() {
        String location = given().header("Authorization", Tokens.OPERATOR.bearer())
                .contentType(ContentType.JSON)
                .post("/api/v1/cycles")
                .then()
                .statusCode(202)
                .body("state", equalTo("STARTED"))
                .extract()
                .header("Location");

        CycleDriver.finish(location.substring(location.lastIndexOf('/') + 1));
    }

    @Test
    void knowsNoCycleOfAnotherName() {
        given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/cycles/nonsense")
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void listsCyclesNewestFirstAPageAtATime() {
        String older = CycleDriver.start();
        String newer = CycleDriver.start();
        JsonPath page = list("?limit=1");
        assertThat(page.getList("items.id")).containsExactly(newer);

        JsonPath second = list("?limit=1&before=" + page.getLong("next"));

        assertThat(second.getList("items.id")).containsExactly(older);
        CycleDriver.finish(newer);
    }

    @Test
    void countsWhatOthersWatch() {
        JsonPath cycle = CycleDriver.run();

        Awaitility.await()
                .untilAsserted(() -> assertThat(given().header("Authorization", Tokens.AUDITOR.bearer())
                                .get("/q/metrics")
                                .asString())
                        .contains("airgap_bundle_last_sequence{site=\"plant-1\"} " + cycle.getLong("sequence") + ".0")
                        .contains("airgap_cycles{state=\"RELEASED\"}")
                        .contains("airgap_content_freshness_seconds{site=\"plant-1\"}"));
    }

    private static JsonPath list(String query) {
        return given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/cycles" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
