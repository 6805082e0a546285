package dev.airgap.transfer.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.media.KnownReceipt;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
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
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RetentionTest.NothingIsKeptLong.class)
@InZone(zone = Zone.AIRGAP, service = Service.TRANSFER)
@WithTestResource(value = SceneResource.class, initArgs = @ResourceArg(name = SceneResource.ZONE, value = "airgap"))
class RetentionTest extends AirGapCase {

    /** What is of no use goes after a second. */
    public static class NothingIsKeptLong implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("airgap.transfer.retention.content", "1s", "airgap.transfer.retention.uploads", "1s");
        }
    }

    @Test
    void deletesContentOnceTheDmzHasTheReceiptAndKeepsTheEvidence() {
        carryBoth();
        arrive();
        activated();
        rulesApplied();
        long number = awaitTransfer("RECEIPTED").getLong("receiptNumber");
        content(dsru).statusCode(200);
        RetentionTest next = new RetentionTest();
        next.probe = probe;
        next.scene = scene;
        scene.clear();
        next.carryBoth(new KnownReceipt(number, 0));
        next.arrive();

        JsonPath transfer = await().atMost(Duration.ofSeconds(20))
                .until(() -> read("/api/v1/transfers/" + id), found -> found.getString("contentDeletedAt") != null);

        assertThat(transfer.getString("state")).isEqualTo("CLOSED");
        content(dsru).statusCode(404);
        assertThat(scene.storage().resolve(id)).doesNotExist();
        PublishedEvent deleted = probe.await("transfer.content-deleted", this::ofThisTransfer);
        assertThat(deleted.data().at("/files/0/sha256").asText()).hasSize(64);
        JsonPath record = read("/api/v1/transfers/" + id + "/record");
        assertThat(record.getList("manifests")).as("what was sealed").hasSize(1);
        assertThat(record.getList("transfer.files.sha256")).hasSize(2);
        assertThat(record.getLong("receipt.number")).isEqualTo(number);
        next.content(next.dsru).statusCode(200);
        assertThat(read("/api/v1/transfers/" + next.id).getString("contentDeletedAt"))
                .as("its receipt is not known in the DMZ")
                .isNull();
    }

    @Test
    void givesUpAnUploadThatNobodyGoesOnWith() {
        String work = given().header("Authorization", Tokens.CUSTODIAN.bearer())
                .contentType(ContentType.JSON)
                .body("{\"desk\":true," + TransferScene.DELIVERY + "}")
                .post("/api/v1/arrivals")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        append(work, 0).statusCode(204);

        JsonPath given = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> read("/api/v1/arrivals/" + work),
                        found -> !found.getString("state").equals("RECEIVING"));

        assertThat(given.getString("state")).isEqualTo("REFUSED");
        assertThat(given.getString("error.code")).isEqualTo("UPLOAD_ABANDONED");
        assertThat(scene.storage().resolve("desk").resolve(work)).doesNotExist();
        append(work, 3).statusCode(409);
    }

    private static ValidatableResponse append(String work, long offset) {
        return given().header("Authorization", Tokens.CUSTODIAN.bearer())
                .header("Upload-Offset", Long.toString(offset))
                .contentType("application/octet-stream")
                .body(new byte[] {1, 2, 3})
                .put("/api/v1/arrivals/" + work + "/medium/airgap/0e9a4c1e-8a3f-4b3e-9a51-2f1c5f0a7b11/roots.json")
                .then();
    }

    private ValidatableResponse content(String name) {
        return given().header("Authorization", Tokens.SERVICE.bearer())
                .get("/api/v1/transfers/" + id + "/files/" + name + "/content")
                .then();
    }
}
