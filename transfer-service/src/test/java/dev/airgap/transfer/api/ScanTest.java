package dev.airgap.transfer.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.testing.InZone;
import dev.airgap.testing.Tokens;
import dev.airgap.transfer.SceneResource;
import dev.airgap.transfer.TransferScene;
import dev.airgap.trust.Sha256;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A site that takes nothing from a medium that was not scanned. */
@QuarkusTest
@TestProfile(ScanTest.ScanRequired.class)
@InZone(zone = Zone.AIRGAP, service = Service.TRANSFER)
@WithTestResource(value = SceneResource.class, initArgs = @ResourceArg(name = SceneResource.ZONE, value = "airgap"))
class ScanTest extends AirGapCase {

    private static final byte[] REPORT = "0 findings".getBytes();

    /** As the policy of such a site is. */
    public static class ScanRequired implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("airgap.transfer.scan-required", "true");
        }
    }

    private String medium;

    @BeforeEach
    void aMedium() {
        carryBoth();
        medium = read("/api/v1/media?serial=" + TransferScene.SERIAL).getString("items[0].id");
    }

    @Test
    void takesNothingWithoutAReportAndOnceWithOne() {
        JsonPath refused = arrive();
        assertThat(refused.getString("error.code")).isEqualTo("SCAN_MISSING");
        assertThat(scene.install()).isEmptyDirectory();

        JsonPath attached = attach("clean", "station-3.txt", REPORT)
                .statusCode(201)
                .extract()
                .jsonPath();

        assertThat(attached.getString("sha256")).isEqualTo(Sha256.of(REPORT).hex());
        assertThat(attached.getString("attachedBy")).isEqualTo("carl");
        assertThat(given().header("Authorization", Tokens.AUDITOR.bearer())
                        .get("/api/v1/media/%s/scans/%s/content".formatted(medium, attached.getString("id")))
                        .asByteArray())
                .isEqualTo(REPORT);
        assertThat(arrive().getString("state")).isEqualTo("DELIVERED");
        assertThat(read("/api/v1/media/" + medium + "/scans").getString("[0].usedAt"))
                .isNotNull();
        probe.await("medium.scanned", event -> event.subject().equals(medium));

        scene.carry(
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                TransferScene.SITE,
                TransferScene.randomBytes(100),
                TransferScene.randomBytes(10));
        assertThat(arrive().getString("error.code")).as("it was away since").isEqualTo("SCAN_MISSING");
    }

    @Test
    void readsNothingFromAMediumThatIsSuspicious() {
        attach("clean", "a.txt", REPORT).statusCode(201);
        attach("suspicious", "b.txt", "1 finding".getBytes()).statusCode(201);

        assertThat(arrive().getString("error.code")).isEqualTo("MEDIUM_SUSPICIOUS");
        JsonPath announced =
                arrive("{\"mediumSerial\":\"" + TransferScene.SERIAL + "\"," + TransferScene.DELIVERY + "}");
        assertThat(announced.getString("error.code")).isEqualTo("MEDIUM_SUSPICIOUS");
        probe.await("medium.suspicious", event -> event.subject().equals(medium));

        attach("clean", "c.txt", "it was the printer driver".getBytes()).statusCode(201);
        assertThat(arrive().getString("state")).isEqualTo("DELIVERED");
        assertThat(read("/api/v1/media/" + medium + "/scans").getList("name", String.class))
                .startsWith("c.txt", "b.txt", "a.txt");
    }

    @Test
    void saysWhatIsWrongWithAReport() {
        attach("maybe", "a.txt", REPORT).statusCode(400);
        attach("clean", "../a", REPORT).statusCode(400);
        attach("clean", "a.txt", new byte[0]).statusCode(400);
        given().header("Authorization", Tokens.AUDITOR.bearer())
                .contentType("application/octet-stream")
                .body(REPORT)
                .post("/api/v1/media/" + medium + "/scans?verdict=clean&name=a.txt")
                .then()
                .statusCode(403);
        assertThat(List.of(404))
                .contains(given().header("Authorization", Tokens.CUSTODIAN.bearer())
                        .contentType("application/octet-stream")
                        .body(REPORT)
                        .post("/api/v1/media/" + UUID.randomUUID() + "/scans?verdict=clean&name=a.txt")
                        .statusCode());
    }

    private ValidatableResponse attach(String verdict, String name, byte[] report) {
        return given().header("Authorization", Tokens.CUSTODIAN.bearer())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/octet-stream")
                .queryParam("verdict", verdict)
                .queryParam("name", name)
                .body(report)
                .post("/api/v1/media/" + medium + "/scans")
                .then();
    }
}
