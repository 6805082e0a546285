package dev.airgap.transfer.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.testing.InZone;
import dev.airgap.testing.Tokens;
import dev.airgap.transfer.SceneResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Somebody asks before anything is taken. What a yes takes is shown on a running pipeline, with real bundles. */
@QuarkusTest
@InZone(zone = Zone.AIRGAP, service = Service.TRANSFER)
@WithTestResource(value = SceneResource.class, initArgs = @ResourceArg(name = SceneResource.ZONE, value = "airgap"))
class MediumCheckTest extends AirGapCase {

    @Test
    void saysNoToABundleThatIsNoneAndTakesNothing() {
        carryBoth();

        JsonPath check = check();

        assertThat(check.getString("result.answer")).isEqualTo("no");
        assertThat(check.getList("result.findings.file", String.class)).anyMatch(file -> file.endsWith(zip));
        assertThat(check.getList("result.findings.advice", String.class)).allMatch(advice -> !advice.isBlank());
        assertThat(check.getList("result.checked", String.class)).contains("site", "sequence", "base", "space");
        assertThat(check.getString("progress.step")).startsWith("CHECKING");
        assertThat(scene.install()).isEmptyDirectory();
        given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/transfers/" + id)
                .then()
                .statusCode(404);
        assertThat(read("/api/v1/media-checks?limit=1").getString("items[0].id"))
                .isEqualTo(check.getString("id"));
    }

    @Test
    void namesWhatWasChanged() throws Exception {
        carryBoth();
        Files.write(scene.payload(id, dsru), new byte[RULES.length]);

        JsonPath check = check();

        assertThat(check.getString("result.findings[0].code")).isEqualTo("MEDIUM_FILE_CHANGED");
        assertThat(check.getString("result.findings[0].detail")).contains(dsru);
    }

    @Test
    void saysThatThereIsNoMedium() {
        scene.plugged(false);
        try {
            assertThat(check().getString("result.findings[0].code")).isEqualTo("MEDIUM_MISSING");
        } finally {
            scene.plugged(true);
        }
    }

    @Test
    void isForPeopleWithMedia() {
        given().header("Authorization", Tokens.AUDITOR.bearer())
                .post("/api/v1/media-checks")
                .then()
                .statusCode(403);
        given().post("/api/v1/media-checks").then().statusCode(401);
    }

    private static JsonPath check() {
        String check = given().header("Authorization", Tokens.CUSTODIAN.bearer())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/v1/media-checks")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> read("/api/v1/media-checks/" + check),
                        found -> found.getString("state").equals("DONE"));
    }
}
