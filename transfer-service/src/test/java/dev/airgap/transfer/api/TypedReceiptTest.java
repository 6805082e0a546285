package dev.airgap.transfer.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Standing;
import dev.airgap.contracts.Zone;
import dev.airgap.media.KnownReceipt;
import dev.airgap.media.MediumReader;
import dev.airgap.media.receipt.FileOutcome;
import dev.airgap.media.receipt.Receipt;
import dev.airgap.media.slip.ReceiptSlip;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import dev.airgap.testing.Tokens;
import dev.airgap.transfer.SceneResource;
import dev.airgap.transfer.TestSite;
import dev.airgap.transfer.TransferScene;
import dev.airgap.trust.Sha256;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@InZone(zone = Zone.DMZ, service = Service.TRANSFER)
@WithTestResource(value = SceneResource.class, initArgs = @ResourceArg(name = SceneResource.ZONE, value = "dmz"))
class TypedReceiptTest extends DmzCase {

    private String id;

    @BeforeEach
    void aMediumThatWillNotComeBack() {
        id = departed();
    }

    @Test
    void closesTheTransferLikeTheFile() {
        Receipt receipt = scene.site().next(id, cycleId, FileOutcome.ACTIVATED);
        String typed = shown(receipt);

        JsonPath accepted = type(typed).statusCode(200).extract().jsonPath();

        assertThat(accepted.getLong("number")).isEqualTo(receipt.number());
        assertThat(accepted.getString("form")).isEqualTo("SLIP");
        assertThat(accepted.getString("sha256")).isEqualTo(receipt.digest().hex());
        assertThat(accepted.getList("transfers[0].files.outcome")).containsExactly("APPLIED", "ACTIVATED");
        assertThat(accepted.getList("transfers[0].files.name")).containsExactly("26-001.dsru", bundleName());
        assertThat(get(id).getString("state")).isEqualTo("RECEIPTED");
        PublishedEvent event = probe.await("receipt.accepted", this::ofThisCycle);
        assertThat(event.data().path("form").asText()).isEqualTo("SLIP");
        assertThat(event.data().path("servedBundleId").asText()).isEqualTo("b".repeat(64));
        assertThat(event.json().path("actor").asText()).isEqualTo("carl");

        type(typed.toLowerCase(Locale.ROOT)).statusCode(200);
        assertThat(probe.ofType("receipt.accepted"))
                .as("typed twice")
                .filteredOn(this::ofThisCycle)
                .hasSize(1);
        cycleClosed(Standing.UPDATED);
        awaitState(id, "CLOSED");
    }

    @Test
    void theFileMayFollowAndHasToBeTheOneThatWasTyped() {
        Optional<Sha256> before = scene.site().previous();
        Receipt receipt = scene.site().next(id, cycleId, FileOutcome.ACTIVATED);
        type(shown(receipt)).statusCode(200);

        put(scene.site()
                .receipt(
                        receipt.number(),
                        before,
                        id,
                        cycleId,
                        FileOutcome.REJECTED,
                        receipt.floor().sequence()));
        assertThat(bring().getString("error.code")).isEqualTo("RECEIPT_FORKED");

        put(receipt);
        assertThat(bring().getString("state")).isEqualTo("ACCEPTED");
        assertThat(newest().getString("form")).isEqualTo("FILE");
        assertThat(newest().getString("servedSnapshotDigest")).isEqualTo("d".repeat(64));
        assertThat(probe.ofType("receipt.accepted"))
                .filteredOn(this::ofThisCycle)
                .extracting(event -> event.data().path("form").asText())
                .containsExactly("SLIP", "FILE");
        assertThat(bring().getString("error.code")).isEqualTo("RECEIPT_REPEATED");
    }

    @Test
    void theNextReceiptHasToNameTheOneThatWasTyped() {
        type(shown(scene.site().next(id, cycleId, FileOutcome.ACTIVATED))).statusCode(200);

        put(scene.site()
                .receipt(
                        scene.site().number() + 1,
                        Optional.of(Sha256.of(new byte[] {1})),
                        id,
                        cycleId,
                        FileOutcome.ACTIVATED,
                        scene.site().sequence()));
        assertThat(bring().getString("error.code")).isEqualTo("RECEIPT_FORKED");

        put(scene.site().next(id, cycleId, FileOutcome.ACTIVATED));
        assertThat(bring().getString("state")).isEqualTo("ACCEPTED");
    }

    @Test
    void tellsTheSiteWhatIsProvedOfItsLog() {
        Receipt file = scene.site().next(id, cycleId, FileOutcome.PENDING);
        put(file);
        bring();
        Receipt typed = scene.site().next(id, cycleId, FileOutcome.ACTIVATED);
        ReceiptSlip slip = TestSite.slip(typed, id, FileOutcome.APPLIED, FileOutcome.ACTIVATED);
        type(scene.site()
                        .show(new ReceiptSlip(
                                slip.number(),
                                slip.receipt(),
                                slip.issuedAt(),
                                slip.rootVersion(),
                                slip.floor(),
                                slip.served(),
                                slip.siteLogSize() + 50,
                                slip.mirroredLogSize(),
                                slip.rules(),
                                slip.transfers())))
                .statusCode(200);

        String next = readyIn(UUID.randomUUID().toString());
        write(next).statusCode(202);
        awaitState(next, "WRITTEN");
        approve(next).statusCode(200);
        seal(next).statusCode(202);
        awaitState(next, "SEALED");

        MediumReader reader = MediumReader.open(scene.medium());
        assertThat(reader.verify(reader.transfers().getFirst(), scene.root(), TransferScene.SITE)
                        .manifest()
                        .receiptKnown())
                .as("the number of the slip, and the log that the newest file proves")
                .isEqualTo(new KnownReceipt(typed.number(), file.log().claimedSize(), true));
    }

    @Test
    void namesTheLineWithTheMistakeAndForgetsIt() {
        String[] lines =
                shown(scene.site().next(id, cycleId, FileOutcome.ACTIVATED)).split("\n");
        lines[2] = lines[2].replaceFirst("(.{4}) (.{4}) (..)$", "$2 $1 $3");

        JsonPath problem =
                type(String.join("\n", lines)).statusCode(400).extract().jsonPath();

        assertThat(problem.getString("code")).isEqualTo("SLIP_MISTYPED");
        assertThat(problem.getString("detail")).isEqualTo("line 3 does not add up.");
        assertThat(get(id).getString("state")).isEqualTo("DEPARTED");
        assertThat(type("").extract().statusCode()).isEqualTo(400);
        assertThat(type("A".repeat(5000)).extract().statusCode()).isEqualTo(400);
    }

    @Test
    void refusesWhatTheSiteDidNotSign() {
        long before = probe.ofType("receipt.refused").size();
        Receipt receipt = scene.site().next(id, cycleId, FileOutcome.ACTIVATED);

        refused(
                scene.showByAnotherSite(TestSite.slip(receipt, id, FileOutcome.APPLIED, FileOutcome.ACTIVATED)),
                "RECEIPT_FORGED");

        assertThat(probe.await("receipt.refused", event -> event.subject().equals("slip"))
                        .data()
                        .path("code")
                        .asText())
                .isEqualTo("RECEIPT_FORGED");
        assertThat(probe.ofType("receipt.refused")).hasSizeGreaterThan((int) before);
    }

    @Test
    void refusesAnOlderOneAndOneWithALowerFloor() {
        Receipt older = scene.site().next(id, cycleId, FileOutcome.ACTIVATED);
        Receipt newer = scene.site().next(id, cycleId, FileOutcome.ACTIVATED);
        type(shown(newer)).statusCode(200);

        refused(shown(older), "RECEIPT_STALE");
        refused(
                shown(scene.site()
                        .receipt(
                                newer.number() + 1,
                                Optional.of(newer.digest()),
                                id,
                                cycleId,
                                FileOutcome.ACTIVATED,
                                older.floor().sequence())),
                "RECEIPT_FLOOR_FELL");
    }

    @Test
    void asksForTheFileWhenItTellsWhatIsNotKnownHere() {
        Receipt receipt = scene.site().next(id, cycleId, FileOutcome.ACTIVATED);

        refused(
                scene.site()
                        .show(TestSite.slip(
                                receipt, UUID.randomUUID().toString(), FileOutcome.APPLIED, FileOutcome.ACTIVATED)),
                "SLIP_UNCLEAR");
    }

    @Test
    void isForCustodiansOfTheDmz() {
        given().header("Authorization", Tokens.AUDITOR.bearer())
                .contentType("text/plain")
                .body("x")
                .post("/api/v1/receipts/slips")
                .then()
                .statusCode(403);
        given().header("Authorization", Tokens.CUSTODIAN.bearer())
                .get("/api/v1/receipts/1/slip")
                .then()
                .statusCode(404);
    }

    private void refused(String typed, String code) {
        JsonPath problem = type(typed).statusCode(422).extract().jsonPath();
        assertThat(problem.getString("code")).isEqualTo("RECEIPT_REFUSED");
        assertThat(problem.getString("detail")).startsWith(code + ": ");
    }

    private String shown(Receipt receipt) {
        return scene.site().show(TestSite.slip(receipt, id, FileOutcome.APPLIED, FileOutcome.ACTIVATED));
    }

    private static ValidatableResponse type(String text) {
        return given().header("Authorization", Tokens.CUSTODIAN.bearer())
                .contentType("text/plain")
                .body(text)
                .post("/api/v1/receipts/slips")
                .then();
    }

    private void put(Receipt receipt) {
        scene.putIntoReturn(id, receipt.fileName(), scene.site().sign(receipt));
    }

    private static JsonPath newest() {
        return given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/receipts?limit=1")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("items[0]");
    }
}
