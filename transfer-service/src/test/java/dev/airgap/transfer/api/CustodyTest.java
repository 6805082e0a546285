package dev.airgap.transfer.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Standing;
import dev.airgap.contracts.Zone;
import dev.airgap.media.MediumReader;
import dev.airgap.media.VolumeManifest;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import dev.airgap.testing.Tokens;
import dev.airgap.transfer.SceneResource;
import dev.airgap.transfer.TransferScene;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@InZone(zone = Zone.DMZ, service = Service.TRANSFER)
@WithTestResource(value = SceneResource.class, initArgs = @ResourceArg(name = SceneResource.ZONE, value = "dmz"))
class CustodyTest extends DmzCase {

    @Test
    void namesBothCustodiansAndTheSealOfEveryHandOver() {
        String id = departed();
        bring();

        PublishedEvent departed = probe.await("transfer.departed", this::ofThisCycle);
        assertThat(departed.data().path("custodian").asText()).isEqualTo("carl");
        assertThat(departed.data().path("recipient").asText()).isEqualTo("dora");
        assertThat(departed.data().path("sealNumber").asText()).isEqualTo(TransferScene.SEAL);
        assertThat(get(id).getString("sealNumber")).isEqualTo(TransferScene.SEAL);
        assertThat(medium(mediumId).getList("history.handOver.from")).isEqualTo(List.of("carl", "dora"));
        assertThat(medium(mediumId).getList("history.handOver.to")).isEqualTo(List.of("dora", "carl"));
    }

    @Test
    void signsTheNumberOfTheBagsSeal() {
        sealed();

        VolumeManifest manifest = MediumReader.open(scene.medium()).transfers().stream()
                .map(found -> MediumReader.open(scene.medium()).verify(found, scene.root(), TransferScene.SITE))
                .findFirst()
                .orElseThrow()
                .manifest();

        assertThat(manifest.sealNumber()).isEqualTo(TransferScene.SEAL);
    }

    @Test
    void handsNothingOverWithoutNamesOrUnderAnotherSeal() {
        String id = written();
        approve(id).statusCode(200);
        problem(as(Tokens.OPERATOR, "{}", "/api/v1/transfers/" + id + "/seal"), 400, "INVALID_REQUEST");
        seal(id).statusCode(202);
        awaitState(id, "SEALED");

        problem(depart(id, "{}"), 400, "INVALID_REQUEST");
        problem(depart(id, "{\"recipient\":\"dora\"}"), 400, "INVALID_REQUEST");
        problem(depart(id, "{\"recipient\":\" \",\"sealNumber\":\"SEAL-1\"}"), 400, "INVALID_REQUEST");
        problem(depart(id, "{\"recipient\":\"dora\",\"sealNumber\":\"SEAL-2\"}"), 409, "SEAL_NUMBER_DIFFERS");
        problem(as(Tokens.CUSTODIAN, "{}", "/api/v1/returns"), 400, "INVALID_REQUEST");

        assertThat(get(id).getString("state")).isEqualTo("SEALED");
        assertThat(medium(mediumId).getString("state")).isEqualTo("IN_DMZ");
    }

    @Test
    void losesATransferWithItsMediumAndFindsItAgain() {
        String id = departed();

        report("lost", Tokens.CUSTODIAN).statusCode(200);
        assertThat(get(id).getString("state")).isEqualTo("LOST");
        assertThat(get(id).getString("error.code")).isEqualTo("MEDIUM_GONE");
        probe.await("transfer.lost", this::ofThisCycle);

        report("found", Tokens.APPROVER).statusCode(200);
        assertThat(get(id).getString("state")).isEqualTo("DEPARTED");
        assertThat(get(id).getMap("error")).isNull();
        probe.await("transfer.found", this::ofThisCycle);
    }

    @Test
    void losesATransferWhoseCycleIsClosedAsLost() {
        String id = departed();

        cycleClosed(Standing.LOST);
        awaitState(id, "LOST");
        assertThat(get(id).getString("error.code")).isEqualTo("CLOSED_WITHOUT_RECEIPT");
        assertThat(probe.await("transfer.lost", this::ofThisCycle)
                        .json()
                        .path("causationid")
                        .asText())
                .isNotBlank();
    }

    @Test
    void doesNotSendWhatTheSiteCouldNotImportAnyMore() {
        expiresAt = Instant.parse("2026-01-01T00:00:00Z");

        bundleReleased();
        String id = probe.await("transfer.expired", this::ofThisCycle).subject();
        rulesExported();

        await("what comes late is known, too")
                .atMost(Duration.ofSeconds(20))
                .until(() -> get(id).getList("files").size(), files -> files == 2);
        awaitState(id, "EXPIRED");
        assertThat(get(id).getString("error.code")).isEqualTo("TRANSFER_EXPIRED");
        problem(write(id), 409, "TRANSFER_WRONG_STATE");
        probe.await("transfer.expired", this::ofThisCycle);
        assertThat(probe.ofType("transfer.expired"))
                .filteredOn(this::ofThisCycle)
                .hasSize(1);
    }

    @Test
    void saysSinceWhenSomebodyElseHasDoneIt() {
        String id = written();
        approve(id).statusCode(200);

        String detail = approve(id).statusCode(409).extract().path("detail");

        assertThat(detail).contains(id, "APPROVED since 20");
    }

    private ValidatableResponse report(String what, Tokens who) {
        return as(who, "{\"note\":\"%s\"}".formatted(UUID.randomUUID()), "/api/v1/media/" + mediumId + "/" + what);
    }
}
