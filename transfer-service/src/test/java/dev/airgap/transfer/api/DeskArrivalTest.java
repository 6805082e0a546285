package dev.airgap.transfer.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.media.MediumPath;
import dev.airgap.testing.InZone;
import dev.airgap.testing.Tokens;
import dev.airgap.transfer.SceneResource;
import dev.airgap.transfer.TransferScene;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A medium that arrived at a desk, and is not mounted at the service. */
@QuarkusTest
@InZone(zone = Zone.AIRGAP, service = Service.TRANSFER)
@WithTestResource(value = SceneResource.class, initArgs = @ResourceArg(name = SceneResource.ZONE, value = "airgap"))
class DeskArrivalTest extends AirGapCase {

    @BeforeEach
    void theMediumIsElsewhere() {
        carryBoth();
        scene.plugged(false);
    }

    @AfterEach
    void putItBack() {
        scene.plugged(true);
    }

    @Test
    void readsWhatWasHandedOverInPiecesAndLetsTheReceiptBeWrittenThere() throws Exception {
        String work = arriveAtADesk();
        for (MediumPath file : MediumPath.of(scene.drawer(), id)) {
            byte[] bytes = Files.readAllBytes(file.in(scene.drawer()));
            int half = bytes.length / 2;
            upload(work, file, 0, Arrays.copyOf(bytes, half)).statusCode(204);
            given().header("Authorization", Tokens.CUSTODIAN.bearer())
                    .head(path(work, file))
                    .then()
                    .statusCode(204)
                    .header("Upload-Offset", Integer.toString(half));
            upload(work, file, 0, bytes).statusCode(409);
            upload(work, file, half, Arrays.copyOfRange(bytes, half, bytes.length))
                    .statusCode(204)
                    .header("Upload-Offset", Integer.toString(bytes.length));
        }
        assertThat(read("/api/v1/arrivals/" + work).getString("state")).isEqualTo("RECEIVING");

        complete(work);

        assertThat(awaitEnd(work).getString("state")).isEqualTo("DELIVERED");
        assertThat(scene.install().resolve(zip)).hasBinaryContent(BUNDLE);
        assertThat(scene.storage().resolve("desk").resolve(work)).doesNotExist();
        activated();
        rulesApplied();
        long number = await().atMost(Duration.ofSeconds(20)).until(this::waitingReceipt, found -> found > 0);
        say(number).statusCode(204);
        say(number).statusCode(204);
        assertThat(given().header("Authorization", Tokens.AUDITOR.bearer())
                        .get("/api/v1/transfers/" + id)
                        .jsonPath()
                        .getString("state"))
                .isEqualTo("RECEIPTED");
        probe.await("receipt.written", event -> event.cycleId().equals(cycleId));
    }

    @Test
    void refusesWhatWasChangedOnItsWay() throws Exception {
        String work = arriveAtADesk();
        for (MediumPath file : MediumPath.of(scene.drawer(), id)) {
            byte[] bytes = Files.readAllBytes(file.in(scene.drawer()));
            if (file.text().endsWith(zip)) {
                bytes[7] ^= 1;
            }
            upload(work, file, 0, bytes).statusCode(204);
        }

        complete(work);

        assertThat(awaitEnd(work).getString("error.code")).isEqualTo("MEDIUM_FILE_CHANGED");
        assertThat(scene.install()).isEmptyDirectory();
        assertThat(scene.storage().resolve("desk").resolve(work)).doesNotExist();
    }

    private long waitingReceipt() {
        return given().header("Authorization", Tokens.CUSTODIAN.bearer())
                .get("/api/v1/receipts")
                .jsonPath()
                .getLong("items.find { it.transferId == '%s' && it.state == 'ISSUED' }?.number ?: 0".formatted(id));
    }

    private ValidatableResponse say(long number) {
        return given().header("Authorization", Tokens.CUSTODIAN.bearer())
                .contentType(ContentType.JSON)
                .body("{\"transferId\":\"" + id + "\"}")
                .post("/api/v1/receipts/" + number + "/written")
                .then();
    }

    private static String arriveAtADesk() {
        return arrival(
                        "{\"desk\":true," + TransferScene.DELIVERY + "}",
                        UUID.randomUUID().toString())
                .getString("id");
    }

    private static void complete(String work) {
        given().header("Authorization", Tokens.CUSTODIAN.bearer())
                .post("/api/v1/arrivals/" + work + "/medium/complete")
                .then()
                .statusCode(204);
    }

    private static ValidatableResponse upload(String work, MediumPath file, long offset, byte[] bytes) {
        return given().header("Authorization", Tokens.CUSTODIAN.bearer())
                .header("Upload-Offset", offset)
                .contentType("application/octet-stream")
                .body(bytes)
                .put(path(work, file))
                .then();
    }

    private static String path(String work, MediumPath file) {
        return "/api/v1/arrivals/" + work + "/medium/" + file.text();
    }
}
