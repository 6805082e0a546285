package dev.airgap.transfer.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Standing;
import dev.airgap.contracts.Zone;
import dev.airgap.media.receipt.FileOutcome;
import dev.airgap.media.receipt.Receipt;
import dev.airgap.testing.InZone;
import dev.airgap.testing.Tokens;
import dev.airgap.transfer.SceneResource;
import dev.airgap.transfer.TransferScene;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The medium is at a desk: what the command line asks for there. */
@QuarkusTest
@InZone(zone = Zone.DMZ, service = Service.TRANSFER)
@WithTestResource(value = SceneResource.class, initArgs = @ResourceArg(name = SceneResource.ZONE, value = "dmz"))
class DeskTest extends DmzCase {

    @Test
    void givesOutASealedTransferAndKnowsWhenItIsOnItsMedium() {
        String id = sealedForADesk();

        JsonPath files = as(id).statusCode(200).extract().jsonPath();
        assertThat(files.getList("files.path"))
                .isEqualTo(List.of(
                        "airgap/" + id + "/log/segment.jsonl",
                        "airgap/" + id + "/payload/26-001.dsru",
                        "airgap/" + id + "/payload/" + bundleName(),
                        "airgap/" + id + "/roots.json",
                        "airgap/" + id + "/volume-1-of-1.dsse.json"));
        assertThat(files.getString("mediumSerial")).isEqualTo(serial);
        assertThat(TransferScene.names(scene.medium()))
                .as("it is not mounted here")
                .isEmpty();
        problem(depart(id), 409, "NOT_ON_MEDIUM");
        problem(written(id, "0".repeat(64)), 409, "NOT_ON_MEDIUM");

        written(id, files.getString("manifestSha256")).statusCode(204);
        written(id, files.getString("manifestSha256")).statusCode(204);

        depart(id).statusCode(200);
        assertThat(get(id).getString("onMediumAt")).isNotNull();
        probe.await("transfer.copied", this::ofThisCycle);
        assertThat(probe.ofType("transfer.copied"))
                .filteredOn(this::ofThisCycle)
                .hasSize(1);
    }

    @Test
    void goesOnWithADownloadThatBrokeOff() {
        String id = sealedForADesk();
        String path = "/api/v1/transfers/" + id + "/medium/airgap/" + id + "/payload/" + bundleName();

        byte[] rest = given().header("Authorization", Tokens.OPERATOR.bearer())
                .header("Range", "bytes=299990-")
                .get(path)
                .then()
                .statusCode(206)
                .extract()
                .asByteArray();
        byte[] all = given().header("Authorization", Tokens.OPERATOR.bearer())
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        assertThat(rest).isEqualTo(Arrays.copyOfRange(BUNDLE, 299_990, BUNDLE.length));
        assertThat(all).isEqualTo(BUNDLE);
        given().header("Authorization", Tokens.OPERATOR.bearer())
                .header("Range", "bytes=300000-")
                .get(path)
                .then()
                .statusCode(416);
    }

    @ParameterizedTest
    @ValueSource(strings = {"airgap/../x", "root.pem", "airgap/%s/payload/../../../../x", "airgap/%s/payload/none.zip"})
    void givesOutNothingElse(String path) {
        String id = sealedForADesk();

        given().header("Authorization", Tokens.OPERATOR.bearer())
                .urlEncodingEnabled(false)
                .get("/api/v1/transfers/" + id + "/medium/" + path.formatted(id))
                .then()
                .statusCode(404);
    }

    @Test
    void saysWhatMayNotBeWrittenOverAtADesk() {
        String id = sealedForADesk();
        String stranger = UUID.randomUUID().toString();
        String other = writtenIn(UUID.randomUUID().toString());

        problem(clear(id, stranger, "[]"), 409, "MEDIUM_UNEXPECTED_FILE");
        problem(clear(id, other, "[]"), 409, "MEDIUM_IN_USE");
        problem(
                clear(id, id, "[{\"transferId\":\"%s\",\"sha256\":\"%s\"}]".formatted(id, "a".repeat(64))),
                409,
                "MEDIUM_RETURN_UNREAD");
        clear(id, id, "[]").statusCode(204);
        assertThat(get(other).getString("state")).isEqualTo("WRITTEN");
    }

    @Test
    void takesAReceiptFromADesk() {
        String id = sealedForADesk();
        written(id, get(id).getString("manifestSha256")).statusCode(204);
        depart(id).statusCode(200);
        Receipt receipt = scene.site().next(id, cycleId, FileOutcome.ACTIVATED);
        String work = as(
                        Tokens.CUSTODIAN,
                        "{\"desk\":true,\"mediumSerial\":\"" + serial + "\"," + TransferScene.DELIVERY + "}",
                        "/api/v1/returns")
                .statusCode(202)
                .extract()
                .path("id");
        String file = "airgap/" + id + "/return/" + receipt.fileName();

        upload(work, file, 0, scene.site().sign(receipt)).statusCode(204);
        complete(work).statusCode(204);
        complete(work).statusCode(204);

        awaitState(id, "RECEIPTED");
        assertThat(medium(mediumId).getString("state")).isEqualTo("RETURNED");
        assertThat(scene.storage().resolve("desk").resolve(id)).isDirectory();
        cycleClosed(Standing.UPDATED);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !Files.exists(scene.storage().resolve("desk").resolve(id)));
        problem(upload(work, file, 0, new byte[1]), 409, "UPLOAD_OFFSET_DIFFERS");
    }

    @Test
    void takesNothingThatMayNotLieOnAMedium() {
        String work = as(Tokens.CUSTODIAN, "{\"desk\":true," + TransferScene.DELIVERY + "}", "/api/v1/returns")
                .extract()
                .path("id");

        problem(
                upload(work, "airgap/" + UUID.randomUUID() + "/return/x.exe", 0, new byte[1]),
                422,
                "MEDIUM_FILE_ADDED");
        problem(upload(work, "airgap/x/y", 0, new byte[1]), 422, "MEDIUM_FILE_ADDED");
        problem(upload(UUID.randomUUID().toString(), "airgap/x", 0, new byte[1]), 404, "NOT_FOUND");
    }

    private String sealedForADesk() {
        String id = ready();
        as(Tokens.OPERATOR, "{\"mediumId\":\"" + mediumId + "\",\"desk\":true}", "/api/v1/transfers/" + id + "/write")
                .statusCode(202);
        awaitState(id, "WRITTEN");
        approve(id).statusCode(200);
        seal(id).statusCode(202);
        awaitState(id, "SEALED");
        return id;
    }

    /** On the medium that is mounted. */
    private String writtenIn(String cycle) {
        String id = readyIn(cycle);
        write(id).statusCode(202);
        awaitState(id, "WRITTEN");
        return id;
    }

    private ValidatableResponse as(String id) {
        return given().header("Authorization", Tokens.OPERATOR.bearer())
                .get("/api/v1/transfers/" + id + "/medium")
                .then();
    }

    private ValidatableResponse written(String id, String manifest) {
        return as(
                Tokens.OPERATOR,
                "{\"manifestSha256\":\"" + manifest + "\"}",
                "/api/v1/transfers/" + id + "/medium/written");
    }

    private ValidatableResponse clear(String id, String aboard, String returned) {
        return as(
                Tokens.OPERATOR,
                "{\"transferIds\":[\"%s\"],\"returned\":%s}".formatted(aboard, returned),
                "/api/v1/transfers/" + id + "/medium/clearance");
    }

    private static ValidatableResponse complete(String work) {
        return as(Tokens.CUSTODIAN, "{}", "/api/v1/returns/" + work + "/medium/complete");
    }

    private static ValidatableResponse upload(String work, String path, long offset, byte[] bytes) {
        return given().header("Authorization", Tokens.CUSTODIAN.bearer())
                .header("Upload-Offset", offset)
                .contentType("application/octet-stream")
                .urlEncodingEnabled(false)
                .body(bytes)
                .put("/api/v1/returns/" + work + "/medium/" + path)
                .then();
    }
}
