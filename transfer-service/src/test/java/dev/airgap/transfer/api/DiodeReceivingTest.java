package dev.airgap.transfer.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.media.FileKind;
import dev.airgap.testing.InZone;
import dev.airgap.testing.Tokens;
import dev.airgap.transfer.SceneResource;
import dev.airgap.transfer.TransferScene;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DiodeReceivingTest.OneWay.class)
@InZone(zone = Zone.AIRGAP, service = Service.TRANSFER)
@WithTestResource(value = SceneResource.class, initArgs = @ResourceArg(name = SceneResource.ZONE, value = "airgap"))
class DiodeReceivingTest extends AirGapCase {

    /** What is incomplete is judged after two seconds. */
    public static class OneWay implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("airgap.transfer.diode.medium", TransferScene.LINK, "airgap.transfer.diode.quiet", "2s");
        }
    }

    @BeforeEach
    void aLink() {
        given().header("Authorization", Tokens.OPERATOR.bearer())
                .header("Idempotency-Key", "register-link")
                .contentType(ContentType.JSON)
                .body("{\"serial\":\"%s\",\"kind\":\"diode\",\"capacityBytes\":1000000000,\"ownerSite\":\"%s\"}"
                        .formatted(TransferScene.LINK, TransferScene.SITE))
                .post("/api/v1/media")
                .then()
                .statusCode(201);
    }

    @Test
    void takesWhatComesOnceHoweverOftenItIsSent() throws IOException {
        send();

        awaitDelivered();
        assertThat(scene.install().resolve(zip)).hasBinaryContent(BUNDLE);
        int arrivals = arrivals().size();
        touch(scene.medium().resolve("airgap/" + id + "/roots.json"));
        activated();
        rulesApplied();
        JsonPath receipt = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> read("/api/v1/receipts?limit=1").setRootPath("items[0]"),
                        found -> id.equals(found.getString("transferId")));

        assertThat(receipt.getString("state")).isEqualTo("ISSUED");
        given().header("Authorization", Tokens.CUSTODIAN.bearer())
                .get("/api/v1/receipts/" + receipt.getLong("number") + "/slip")
                .then()
                .statusCode(200);
        assertThat(scene.returned()).as("nothing goes back over the link").isEmpty();
        assertThat(arrivals()).as("sent again").hasSize(arrivals);
    }

    @Test
    void waitsUntilAllHasComeAndSaysWhenItDoesNot() throws IOException {
        send(zip);
        Path payload = scene.medium().resolve("airgap/" + id + "/payload").resolve(zip);

        JsonPath refused = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> read("/api/v1/arrivals?limit=1").setRootPath("items[0]"),
                        arrival -> "MEDIUM_FILE_MISSING".equals(arrival.getString("error.code")));
        assertThat(refused.getString("state")).isEqualTo("REFUSED");
        assertThat(refused.getString("custodian")).isEqualTo("diode");
        int judged = arrivals().size();

        Files.write(payload, BUNDLE);

        awaitDelivered();
        assertThat(arrivals()).hasSize(judged + 1);
    }

    private void send(String... missing) throws IOException {
        scene.plugged(false);
        try {
            scene.carryOverTheLink(
                    id,
                    cycleId,
                    Map.of(
                            TransferScene.file(zip, FileKind.BUNDLE, BUNDLE, bundleId), BUNDLE,
                            TransferScene.file(dsru, FileKind.RULE_UPDATE, RULES, ruleUpdateId), RULES));
            for (String name : missing) {
                Files.delete(scene.drawer().resolve("airgap/" + id + "/payload").resolve(name));
            }
        } finally {
            scene.plugged(true);
        }
    }

    /** Nobody announced it: at first it is not known. */
    private void awaitDelivered() {
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> given().header("Authorization", Tokens.AUDITOR.bearer())
                                .get("/api/v1/transfers/" + id)
                                .jsonPath()
                                .getString("state"),
                        "DELIVERED"::equals);
    }

    private static List<Object> arrivals() {
        return read("/api/v1/arrivals?limit=200").getList("items");
    }

    private static void touch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    }
}
