package dev.airgap.transfer.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Standing;
import dev.airgap.contracts.Zone;
import dev.airgap.contracts.data.CycleClosed;
import dev.airgap.media.MediumReader;
import dev.airgap.media.SealedTransfer;
import dev.airgap.media.receipt.FileOutcome;
import dev.airgap.media.receipt.Receipt;
import dev.airgap.testing.InZone;
import dev.airgap.testing.Tokens;
import dev.airgap.transfer.SceneResource;
import dev.airgap.transfer.TestSite;
import dev.airgap.transfer.TransferScene;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DiodeSendingTest.OneWay.class)
@InZone(zone = Zone.DMZ, service = Service.TRANSFER)
@WithTestResource(value = SceneResource.class, initArgs = @ResourceArg(name = SceneResource.ZONE, value = "dmz"))
class DiodeSendingTest extends DmzCase {

    /** A link that is fed every second. */
    public static class OneWay implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "airgap.transfer.diode.medium", TransferScene.LINK, "airgap.transfer.diode.repeat-every", "1s");
        }
    }

    @Test
    void sendsTheNewestApprovedTransferAgainAndAgainUntilTheSiteHasAnswered() {
        String link = given().header("Authorization", Tokens.OPERATOR.bearer())
                .header("Idempotency-Key", "register-link")
                .contentType(ContentType.JSON)
                .body("{\"serial\":\"%s\",\"label\":\"link\",\"kind\":\"diode\",\"capacityBytes\":1000000000}"
                        .formatted(TransferScene.LINK))
                .post("/api/v1/media")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        String first = ready();
        awaitState(first, "WRITTEN");
        assertThat(scene.medium()).as("nobody has approved it").isEmptyDirectory();
        approve(first).statusCode(200);
        awaitState(first, "DEPARTED");

        assertThat(sealed(first).manifest().sealNumber()).isNull();
        assertThat(medium(link).getString("state")).isEqualTo("IN_DMZ");
        scene.empty();
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(() -> sealed(first));

        String other = UUID.randomUUID().toString();
        String second = readyIn(other);
        awaitState(second, "WRITTEN");
        approve(second).statusCode(200);
        awaitState(second, "DEPARTED");

        assertThat(MediumReader.open(scene.medium()).transfers())
                .as("it replaces the one before")
                .extracting(found -> found.transferId())
                .containsExactly(second);
        assertThat(get(first).getString("state")).isEqualTo("DEPARTED");

        Receipt receipt = scene.site().next(second, other, FileOutcome.ACTIVATED);
        given().header("Authorization", Tokens.CUSTODIAN.bearer())
                .contentType("text/plain")
                .body(scene.site().show(TestSite.slip(receipt, second, FileOutcome.APPLIED, FileOutcome.ACTIVATED)))
                .post("/api/v1/receipts/slips")
                .then()
                .statusCode(200);
        assertThat(get(second).getString("state")).isEqualTo("RECEIPTED");
        scene.sibling(probe, Service.BUNDLER)
                .publish(
                        EventType.CYCLE_CLOSED,
                        other,
                        new CycleClosed(TransferScene.SITE, Standing.UPDATED, null, null, null, null));
        awaitState(second, "CLOSED");
    }

    private SealedTransfer sealed(String id) {
        MediumReader reader = MediumReader.open(scene.medium());
        return reader.transfers().stream()
                .filter(found -> found.transferId().equals(id))
                .findFirst()
                .map(found -> reader.verify(found, scene.root(), TransferScene.SITE))
                .orElseThrow(() -> new AssertionError(id + " is not there"));
    }
}
