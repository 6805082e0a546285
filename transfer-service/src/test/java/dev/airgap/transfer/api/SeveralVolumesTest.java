package dev.airgap.transfer.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.testing.InZone;
import dev.airgap.testing.Tokens;
import dev.airgap.transfer.SceneResource;
import dev.airgap.transfer.TransferScene;
import dev.airgap.transfer.VolumeScene;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three sticks bring one bundle to the air gap. */
@QuarkusTest
@InZone(zone = Zone.AIRGAP, service = Service.TRANSFER)
@WithTestResource(value = SceneResource.class, initArgs = @ResourceArg(name = SceneResource.ZONE, value = "airgap"))
class SeveralVolumesTest extends AirGapCase {

    @TempDir
    Path drawer;

    private VolumeScene sticks;

    @BeforeEach
    void threeSticks() {
        for (int volume = 1; volume <= 3; volume++) {
            register(VolumeScene.serial(volume), TransferScene.SITE).statusCode(201);
        }
        sticks = sealed("first", BUNDLE);
    }

    @Test
    void takesThemInAnyOrderAndAsOftenAsTheyCome() {
        assertThat(bring(2).getString("state")).isEqualTo("INCOMPLETE");
        JsonPath waiting = read("/api/v1/transfers/" + id);
        assertThat(waiting.getString("state")).isEqualTo("ARRIVED");
        assertThat(waiting.getList("volumes.state")).isEqualTo(List.of("WAITING", "READ", "WAITING"));
        assertThat(waiting.getString("nextAction.what")).contains("volumes 1, 3");
        assertThat(bring(2).getString("state")).isEqualTo("NOTHING_NEW");
        assertThat(bring(3).getString("state")).isEqualTo("INCOMPLETE");
        assertThat(scene.install().resolve(zip)).doesNotExist();

        assertThat(bring(1).getString("state")).isEqualTo("DELIVERED");

        assertThat(scene.install().resolve(zip)).hasBinaryContent(BUNDLE);
        assertThat(TransferScene.names(scene.install())).containsExactly(zip);
        assertThat(bring(3).getString("state")).isEqualTo("NOTHING_NEW");
        assertThat(read("/api/v1/transfers/" + id).getString("mediumSerial")).isEqualTo("STICK-1, STICK-2, STICK-3");
        assertThat(probe.ofType("transfer.arrived"))
                .filteredOn(this::ofThisTransfer)
                .extracting(event -> event.data().path("volume").asInt())
                .containsExactly(2, 3, 1);
        assertThat(probe.ofType("transfer.verified"))
                .filteredOn(this::ofThisTransfer)
                .hasSize(1);
    }

    @Test
    void wantsADamagedOneAloneOnceMore() throws Exception {
        bring(1);
        byte[] piece = Files.readAllBytes(sticks.piece(zip, 2));
        byte[] damaged = piece.clone();
        damaged[7] ^= 1;
        Files.write(sticks.piece(zip, 2), damaged);

        JsonPath refused = bring(2);

        assertThat(refused.getString("error.code")).isEqualTo("MEDIUM_FILE_CHANGED");
        JsonPath waiting = read("/api/v1/transfers/" + id);
        assertThat(waiting.getString("state")).isEqualTo("ARRIVED");
        assertThat(waiting.getString("error.code")).isEqualTo("MEDIUM_FILE_CHANGED");
        assertThat(waiting.getList("volumes.state")).isEqualTo(List.of("READ", "WAITING", "WAITING"));
        assertThat(bring(3).getString("state")).isEqualTo("INCOMPLETE");
        Files.write(sticks.piece(zip, 2), piece);
        assertThat(bring(2).getString("state")).isEqualTo("DELIVERED");
        assertThat(scene.install().resolve(zip)).hasBinaryContent(BUNDLE);
    }

    @Test
    void keepsWhatCameWhenAnotherTransferComesInBetween() {
        bring(1);
        bring(3);
        String first = id;
        scene.empty();
        scene.carry(
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                TransferScene.SITE,
                TransferScene.randomBytes(1_000),
                TransferScene.randomBytes(10));
        assertThat(arrive().getString("state")).isEqualTo("DELIVERED");

        assertThat(bring(2).getString("state")).isEqualTo("DELIVERED");

        assertThat(read("/api/v1/transfers/" + first).getString("state")).isEqualTo("DELIVERED");
        assertThat(scene.install().resolve(zip)).hasBinaryContent(BUNDLE);
    }

    @Test
    void refusesAVolumeOfAnotherSet() {
        bring(1);
        VolumeScene others = sealed("second", TransferScene.randomBytes(299_999));
        others.plugIn(2);

        JsonPath refused = arrive();

        assertThat(refused.getString("error.code")).isEqualTo("MEDIUM_VOLUME_MIXED");
        assertThat(read("/api/v1/transfers/" + id).getList("volumes.state"))
                .isEqualTo(List.of("READ", "WAITING", "WAITING"));
        assertThat(bring(2).getString("state")).isEqualTo("INCOMPLETE");
        assertThat(bring(3).getString("state")).isEqualTo("DELIVERED");
    }

    @Test
    void isGivenUpByAPersonAndTakesAnotherSetThen() {
        byte[] other = TransferScene.randomBytes(200_001);
        bring(1);
        bring(2);

        reject("volume 3 fell into the sea").statusCode(200);

        JsonPath rejected = read("/api/v1/transfers/" + id);
        assertThat(rejected.getString("state")).isEqualTo("REJECTED");
        assertThat(rejected.getString("error.code")).isEqualTo("VOLUME_MISSING");
        assertThat(rejected.getString("error.detail")).contains("[3] of 3").contains("fell into the sea");
        probe.await("receipt.written", this::ofThisCycle);
        reject("once more").statusCode(409);

        sticks = sealed("second", other);
        assertThat(bring(3).getString("state")).isEqualTo("INCOMPLETE");
        assertThat(bring(2).getString("state")).isEqualTo("INCOMPLETE");
        assertThat(bring(1).getString("state")).isEqualTo("DELIVERED");
        assertThat(scene.install().resolve(zip)).hasBinaryContent(other);
    }

    private VolumeScene sealed(String folder, byte[] bundle) {
        VolumeScene volumes = new VolumeScene(scene, id, cycleId, drawer.resolve(folder), 3);
        volumes.seal(zip, bundle, bundleId);
        return volumes;
    }

    private JsonPath bring(int volume) {
        sticks.plugIn(volume);
        return arrive();
    }

    private ValidatableResponse reject(String why) {
        return given().header("Authorization", Tokens.OPERATOR.bearer())
                .contentType(ContentType.JSON)
                .body("{\"note\":\"" + why + "\"}")
                .post("/api/v1/transfers/" + id + "/reject")
                .then();
    }
}
