package dev.airgap.transfer.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.media.VolumeManifest;
import dev.airgap.media.receipt.FileOutcome;
import dev.airgap.media.receipt.Receipt;
import dev.airgap.testing.InZone;
import dev.airgap.testing.Tokens;
import dev.airgap.transfer.SceneResource;
import dev.airgap.transfer.TransferScene;
import dev.airgap.trust.Envelope;
import dev.airgap.trust.PayloadTypes;
import dev.airgap.trust.Role;
import dev.airgap.trust.Sha256;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an auditor asks for. */
@QuarkusTest
@InZone(zone = Zone.DMZ, service = Service.TRANSFER)
@WithTestResource(value = SceneResource.class, initArgs = @ResourceArg(name = SceneResource.ZONE, value = "dmz"))
class TransferRecordTest extends DmzCase {

    @Test
    void tellsAllOfATransfer() {
        String id = departed();
        Receipt receipt = scene.site().next(id, cycleId, FileOutcome.ACTIVATED);
        scene.putIntoReturn(id, receipt.fileName(), scene.site().sign(receipt));
        bring();
        awaitState(id, "RECEIPTED");

        JsonPath record = get(id, "application/json");

        assertThat(record.getList("steps.step"))
                .isEqualTo(List.of(
                        "COMPLETE",
                        "WRITE",
                        "FINISH_WRITING",
                        "APPROVE",
                        "SEAL",
                        "FINISH_SEALING",
                        "DEPART",
                        "RECEIPT"));
        assertThat(record.getString("transfer.approvedBy")).isEqualTo("petra");
        assertThat(record.getString("transfer.sealNumber")).isEqualTo("SEAL-1");
        assertThat(record.getList("media[0].medium.history.step")).isEqualTo(List.of("WRITE", "DEPART", "RETURN"));
        assertThat(record.getLong("receipt.number")).isEqualTo(receipt.number());
        assertThat(record.getString("printedBy")).isEqualTo("audrey");
        byte[] envelope = record.getString("manifests[0].envelope").getBytes(StandardCharsets.UTF_8);
        assertThat(Sha256.of(envelope).hex())
                .isEqualTo(record.getString("transfer.manifestSha256"))
                .isEqualTo(record.getString("manifests[0].sha256"));
        VolumeManifest sealed = VolumeManifest.parse(scene.root()
                .verify(Envelope.parse(envelope, 1 << 20), Role.TRANSFER, TransferScene.SITE, PayloadTypes.TRANSFER)
                .payload());
        assertThat(sealed.mediumSerial()).isEqualTo(serial);
    }

    @Test
    void isAPageToPrint() {
        String id = departed();
        String page = given().header("Authorization", Tokens.AUDITOR.bearer())
                .accept("text/html")
                .get("/api/v1/transfers/" + id + "/record")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        JsonPath record = get(id, "application/json");
        assertThat(page)
                .contains(
                        id,
                        serial,
                        "SEAL-1",
                        "dora",
                        Sha256.of(BUNDLE).hex(),
                        record.getString("manifests[0].signatures[0].keyId"),
                        "FINISH_SEALING");
    }

    @Test
    void namesInThePageAreText() {
        String id = sealed();
        depart(id, "{\"recipient\":\"<script>alert(1)</script>\",\"sealNumber\":\"SEAL-1\"}")
                .statusCode(200);

        assertThat(given().header("Authorization", Tokens.AUDITOR.bearer())
                        .accept("text/html")
                        .get("/api/v1/transfers/" + id + "/record")
                        .asString())
                .contains("&lt;script&gt;")
                .doesNotContain("<script>");
    }

    private static JsonPath get(String id, String type) {
        return given().header("Authorization", Tokens.AUDITOR.bearer())
                .accept(type)
                .get("/api/v1/transfers/" + id + "/record")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
