package dev.airgap.transfer.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.media.FoundTransfer;
import dev.airgap.media.MediumReader;
import dev.airgap.media.SealedTransfer;
import dev.airgap.media.VolumeSet;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A transfer that no medium holds whole, at a desk in the DMZ. */
@QuarkusTest
@InZone(zone = Zone.DMZ, service = Service.TRANSFER)
@WithTestResource(value = SceneResource.class, initArgs = @ResourceArg(name = SceneResource.ZONE, value = "dmz"))
class SeveralMediaTest extends DmzCase {

    /** Room for a part of the bundle, beside what the seal and a file system take. */
    private static final long SMALL = 2_250_000;

    @TempDir
    Path drawer;

    private final List<String> media = new ArrayList<>();

    @BeforeEach
    void smallMedia() {
        for (String name : List.of("a", "b", "c", "d")) {
            media.add(register(name + "-" + cycleId, SMALL).extract().path("id"));
        }
    }

    @Test
    void dividesIt() throws Exception {
        String id = sealedOnThree();

        JsonPath transfer = get(id);
        assertThat(transfer.getList("volumes.volume")).isEqualTo(List.of(1, 2, 3));
        assertThat(transfer.getList("volumes.mediumId")).isEqualTo(media.subList(0, 3));
        assertThat(transfer.getList("volumes.bytes", Long.class).stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(302_000);
        assertThat(transfer.getString("nextAction.what")).contains("volumes 1, 2, 3");
        VolumeSet set = new VolumeSet();
        for (int volume : List.of(3, 1, 2)) {
            set.add(copied(id, volume));
        }
        assertThat(set.isComplete()).isTrue();
        assertThat(Files.size(drawer.resolve("3/airgap/" + id + "/payload/" + bundleName() + ".part-003")))
                .isPositive();
        assertThat(probe.await("transfer.sealed", this::ofThisCycle).data().path("volumes"))
                .hasSize(3);
    }

    @Test
    void leavesWhenAllMediaAreWritten() {
        String id = sealedOnThree();
        written(id, 1);
        written(id, 3);
        problem(depart(id), 409, "NOT_ON_MEDIUM");
        assertThat(get(id).getString("nextAction.what")).contains("volume 2");

        written(id, 2);

        depart(id).statusCode(200);
        for (String medium : media.subList(0, 3)) {
            assertThat(medium(medium).getString("state")).isEqualTo("IN_TRANSIT");
        }
        assertThat(medium(media.get(3)).getString("state")).isEqualTo("REGISTERED");
    }

    @Test
    void writesADamagedVolumeAloneOnceMore() throws Exception {
        String id = sealedOnThree();
        VolumeSet set = new VolumeSet();
        for (int volume = 1; volume <= 3; volume++) {
            set.add(copied(id, volume));
            written(id, volume);
        }
        depart(id).statusCode(200);
        String before = get(id).getString("volumes[1].manifestSha256");

        replace(id, 2, media.get(3), "SEAL-2").statusCode(200);

        JsonPath transfer = get(id);
        assertThat(transfer.getString("state")).isEqualTo("SEALED");
        assertThat(transfer.getList("volumes.state")).isEqualTo(List.of("WRITTEN", "WAITING", "WRITTEN"));
        assertThat(transfer.getString("volumes[1].manifestSha256")).isNotEqualTo(before);
        SealedTransfer again = copied(id, 2);
        assertThat(again.manifest().mediumSerial()).isEqualTo("d-" + cycleId);
        assertThat(again.manifest().sealNumber()).isEqualTo("SEAL-2");
        set.add(again);
        written(id, 2);
        depart(id, "{\"recipient\":\"dora\",\"sealNumber\":\"SEAL-2\"}").statusCode(200);
        assertThat(medium(media.get(3)).getString("state")).isEqualTo("IN_TRANSIT");
        assertThat(get(id).getString("state")).isEqualTo("DEPARTED");
        problem(replace(id, 4, media.get(1), "SEAL-3"), 404, "VOLUME_UNKNOWN");
    }

    @Test
    void saysWhichMediaCannotCarryIt() {
        String id = ready();

        problem(write(id, media.subList(0, 2), true), 422, "MEDIUM_UNFIT");
        problem(write(id, media, true), 422, "MEDIUM_UNFIT");
        problem(write(id, List.of(media.get(0), media.get(0)), true), 400, "INVALID_REQUEST");
        problem(write(id, media.subList(0, 3), false), 400, "INVALID_REQUEST");
        problem(write(id, List.of(), true), 400, "INVALID_REQUEST");
        assertThat(get(id).getString("state")).isEqualTo("READY");
        assertThat(medium(media.get(0)).getString("state")).isEqualTo("REGISTERED");
    }

    private String sealedOnThree() {
        String id = ready();
        write(id, media.subList(0, 3), true).statusCode(202);
        awaitState(id, "WRITTEN");
        approve(id).statusCode(200);
        seal(id).statusCode(202);
        awaitState(id, "SEALED");
        return id;
    }

    /** As the command line does it: every file that the service names, to a folder for each medium. */
    private SealedTransfer copied(String id, int volume) throws Exception {
        Path stick = Files.createTempDirectory(drawer, "stick-");
        JsonPath files = given().header("Authorization", Tokens.OPERATOR.bearer())
                .get("/api/v1/transfers/" + id + "/medium?volume=" + volume)
                .jsonPath();
        for (String path : files.getList("files.path", String.class)) {
            Path target = stick.resolve(path);
            Files.createDirectories(target.getParent());
            Files.write(
                    target,
                    given().header("Authorization", Tokens.OPERATOR.bearer())
                            .get("/api/v1/transfers/" + id + "/medium/" + path + "?volume=" + volume)
                            .then()
                            .statusCode(200)
                            .extract()
                            .asByteArray());
        }
        Files.deleteIfExists(drawer.resolve(Integer.toString(volume)));
        Files.createSymbolicLink(drawer.resolve(Integer.toString(volume)), stick);
        MediumReader reader = MediumReader.open(stick);
        FoundTransfer found = reader.transfers().getFirst();
        return reader.verify(found, scene.root(), TransferScene.SITE);
    }

    private static void written(String id, int volume) {
        String manifest = get(id).getString("volumes[%d].manifestSha256".formatted(volume - 1));
        as(Tokens.OPERATOR, "{\"manifestSha256\":\"" + manifest + "\"}", "/api/v1/transfers/" + id + "/medium/written")
                .statusCode(204);
    }

    private static ValidatableResponse write(String id, List<String> mediumIds, boolean desk) {
        String ids = mediumIds.stream().map(medium -> "\"" + medium + "\"").collect(Collectors.joining(","));
        return as(
                Tokens.OPERATOR,
                "{\"mediumIds\":[%s],\"desk\":%s}".formatted(ids, desk),
                "/api/v1/transfers/" + id + "/write");
    }

    private static ValidatableResponse replace(String id, int volume, String medium, String seal) {
        return as(
                Tokens.OPERATOR,
                "{\"mediumId\":\"%s\",\"sealNumber\":\"%s\"}".formatted(medium, seal),
                "/api/v1/transfers/%s/volumes/%d/replace".formatted(id, volume));
    }
}
