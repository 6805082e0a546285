package dev.airgap.transfer.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.media.FileKind;
import dev.airgap.media.MediumReader;
import dev.airgap.media.Progress;
import dev.airgap.media.SealedTransfer;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import dev.airgap.testing.Tokens;
import dev.airgap.transfer.SceneResource;
import dev.airgap.transfer.TransferScene;
import dev.airgap.transfer.custody.ArrivalRecord;
import dev.airgap.transfer.custody.Reception;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@InZone(zone = Zone.AIRGAP, service = Service.TRANSFER)
@WithTestResource(value = SceneResource.class, initArgs = @ResourceArg(name = SceneResource.ZONE, value = "airgap"))
class AirGapTest extends AirGapCase {

    private static final String ZIP = "airgap-plant-1-e1-s000001.zip";

    @Inject
    ArrivalRecord record;

    @Test
    void deliversTheBundleToTheRelayAndKeepsTheRuleUpdate() {
        carry();

        JsonPath arrival = arrive();

        assertThat(arrival.getString("state")).isEqualTo("DELIVERED");
        assertThat(arrival.getList("transferIds")).isEqualTo(List.of(id));
        assertThat(arrival.getLong("progress.done")).isGreaterThan(BUNDLE.length + RULES.length);
        assertThat(TransferScene.names(scene.install())).containsExactly(ZIP);
        assertThat(scene.install().resolve(ZIP)).hasBinaryContent(BUNDLE);
        byte[] kept = given().header("Authorization", Tokens.SERVICE.bearer())
                .get("/api/v1/transfers/" + id + "/files/26-001.dsru/content")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(kept).isEqualTo(RULES);
        given().header("Authorization", Tokens.SERVICE.bearer())
                .get("/api/v1/transfers/" + id + "/files/" + ZIP + "/content")
                .then()
                .statusCode(404);
        PublishedEvent delivered = probe.await("transfer.delivered", this::ofThisTransfer);
        assertThat(delivered.cycleId()).isEqualTo(cycleId);
        assertThat(delivered.data().path("files")).hasSize(2);
        assertThat(probe.matching(this::ofThisTransfer))
                .extracting(PublishedEvent::type)
                .containsExactly("transfer.arrived", "transfer.verified", "transfer.delivered");
        assertThat(delivered.json().path("actor").asText()).isEqualTo("carl");
        assertThat(probe.chainErrors()).isEmpty();
    }

    @Test
    void placesNothingWhenTheSameMediumArrivesAgain() throws Exception {
        carry();
        arrive();
        Files.delete(scene.install().resolve(ZIP));

        JsonPath again = arrive();

        assertThat(again.getString("state")).isEqualTo("NOTHING_NEW");
        assertThat(scene.install()).isEmptyDirectory();
        assertThat(probe.ofType("transfer.delivered"))
                .filteredOn(this::ofThisTransfer)
                .hasSize(1);
    }

    @Test
    void refusesAnEmptyMedium() {
        assertRefused("MEDIUM_EMPTY", "");
    }

    @Test
    void refusesWhenThereIsNoMedium() {
        scene.plugged(false);
        try {
            assertRefused("MEDIUM_MISSING", "");
        } finally {
            scene.plugged(true);
        }
    }

    @Test
    void refusesAChangedFileAndCanReadTheMediumAgain() throws Exception {
        carry();
        byte[] changed = BUNDLE.clone();
        changed[299_999] ^= 1;
        Files.write(scene.payload(id, ZIP), changed);

        assertRefused("MEDIUM_FILE_CHANGED", id);

        Files.write(scene.payload(id, ZIP), BUNDLE);
        assertThat(arrive().getString("state")).isEqualTo("DELIVERED");
        assertThat(scene.install().resolve(ZIP)).hasBinaryContent(BUNDLE);
    }

    @Test
    void refusesAMissingFile() throws Exception {
        carry();
        Files.delete(scene.payload(id, "26-001.dsru"));

        assertRefused("MEDIUM_FILE_MISSING", id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"payload/added.zip", "readme.txt"})
    void refusesAnAddedFile(String added) throws Exception {
        carry();
        Files.writeString(scene.medium().resolve("airgap/" + id + "/" + added), "x");

        assertRefused("MEDIUM_FILE_ADDED", id);
    }

    @Test
    void refusesAStrangeFileBesideOurs() throws Exception {
        carry();
        Files.writeString(scene.medium().resolve("setup.exe"), "x");

        assertRefused("MEDIUM_UNEXPECTED_FILE", "");
    }

    @Test
    void refusesATransferThatWasNotSealed() throws Exception {
        carry();
        Files.delete(scene.medium().resolve("airgap/" + id + "/volume-1-of-1.dsse.json"));

        assertRefused("MEDIUM_NOT_SEALED", id);
    }

    @Test
    void refusesATransferForAnotherSite() {
        scene.carry(id, cycleId, "plant-2", BUNDLE, RULES);

        assertRefused("MEDIUM_WRONG_SITE", id);
    }

    @Test
    void refusesAnotherMediumThanTheOneThatWasExpected() {
        carry();
        register("STICK-8", TransferScene.SITE).statusCode(201);

        JsonPath arrival = arrive("{\"mediumSerial\":\"STICK-8\"}");

        assertThat(arrival.getString("error.code")).isEqualTo("MEDIUM_SERIAL_MISMATCH");
        assertThat(scene.install()).isEmptyDirectory();
    }

    @Test
    void refusesAMediumThatIsNotRegisteredOrBelongsToAnotherSite() {
        scene.carry(id, cycleId, TransferScene.SITE, "STICK-" + id, BUNDLE, RULES);

        assertRefused("MEDIUM_UNKNOWN", id);
        assertThat(arrive("{\"mediumSerial\":\"NOBODYS\"}").getString("error.code"))
                .isEqualTo("MEDIUM_UNKNOWN");
        register("STICK-" + id, "plant-2").statusCode(201);
        assertRefusedNow("MEDIUM_OTHER_SITE");
    }

    @Test
    void refusesABagWithAnotherSealOrNone() {
        carry();

        JsonPath other = arrive("{\"deliveredBy\":\"dora\",\"sealNumber\":\"SEAL-2\"}");
        JsonPath none = arrive("{}");

        assertThat(other.getString("error.code")).isEqualTo("SEAL_NUMBER_DIFFERS");
        assertThat(other.getString("error.detail")).doesNotContain(TransferScene.SEAL);
        assertThat(none.getString("error.code")).isEqualTo("SEAL_NUMBER_DIFFERS");
        assertThat(scene.install()).isEmptyDirectory();
        assertThat(arrive().getString("state")).isEqualTo("DELIVERED");
        assertThat(arrived().data().path("deliveredBy").asText()).isEqualTo("dora");
        assertThat(arrived().data().path("sealNumber").asText()).isEqualTo(TransferScene.SEAL);
    }

    @Test
    void showsWhatItRejectedAndTakesItOnceItIsMended() throws Exception {
        carry();
        byte[] changed = BUNDLE.clone();
        changed[7] ^= 1;
        Files.write(scene.payload(id, ZIP), changed);
        arrive();

        assertThat(transfer().getString("state")).isEqualTo("REJECTED");
        assertThat(transfer().getString("error.code")).isEqualTo("MEDIUM_FILE_CHANGED");
        assertThat(transfer().getString("nextAction.role")).isEqualTo("custodian");

        Files.write(scene.payload(id, ZIP), BUNDLE);
        assertThat(arrive().getString("state")).isEqualTo("DELIVERED");
        assertThat(transfer().getString("state")).isEqualTo("DELIVERED");
        assertThat(transfer().getMap("error")).isNull();
        assertThat(probe.matching(this::ofThisTransfer))
                .extracting(PublishedEvent::type)
                .containsExactly(
                        "transfer.arrived",
                        "transfer.refused",
                        "transfer.arrived",
                        "transfer.verified",
                        "transfer.delivered");
    }

    @Test
    void rejectsEveryTransferOfAMediumThatIsRefusedForOne() throws Exception {
        String other = UUID.randomUUID().toString();
        scene.carry(other, UUID.randomUUID().toString(), TransferScene.SITE, BUNDLE, RULES);
        Path first = scene.medium().resolve("airgap/" + other);
        Path aside = Files.move(first, scene.storage().resolve(other));
        carry();
        Files.move(aside, first);
        byte[] changed = BUNDLE.clone();
        changed[7] ^= 1;
        Files.write(scene.payload(id, ZIP), changed);

        JsonPath refused = arrive();
        assertThat(refused.getString("error.code")).isEqualTo("MEDIUM_FILE_CHANGED");
        assertThat(stateOf(id)).isEqualTo("REJECTED");
        assertThat(stateOf(other)).isEqualTo("REJECTED");
        assertThat(scene.install()).isEmptyDirectory();

        Files.write(scene.payload(id, ZIP), BUNDLE);
        arrive();
        assertThat(stateOf(id)).isEqualTo("DELIVERED");
        assertThat(stateOf(other)).isEqualTo("DELIVERED");
    }

    private static String stateOf(String transferId) {
        return given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/transfers/" + transferId)
                .jsonPath()
                .getString("state");
    }

    @Test
    void handsTheMediumBackToACourier() {
        String stick = "STICK-" + id;
        String mediumId =
                register(stick, TransferScene.SITE).statusCode(201).extract().path("id");
        scene.carry(id, cycleId, TransferScene.SITE, stick, BUNDLE, RULES);
        arrive();
        String path = "/api/v1/media/" + mediumId + "/hand-over";

        given().header("Authorization", Tokens.CUSTODIAN.bearer())
                .contentType(ContentType.JSON)
                .body("{\"recipient\":\"dora\",\"sealNumber\":\"SEAL-9\"}")
                .post(path)
                .then()
                .statusCode(200)
                .body("state", equalTo("RETURNED"))
                .body("history[1].handOver.to", equalTo("dora"));
        given().header("Authorization", Tokens.CUSTODIAN.bearer())
                .contentType(ContentType.JSON)
                .body("{\"recipient\":\"dora\",\"sealNumber\":\"SEAL-9\"}")
                .post(path)
                .then()
                .statusCode(409);
    }

    private PublishedEvent arrived() {
        return probe.await("transfer.arrived", this::ofThisTransfer);
    }

    private JsonPath transfer() {
        return given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/transfers/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void passesOverWhatOperatingSystemsLeaveAndSaysSo() throws Exception {
        carry();
        Files.createDirectories(scene.medium().resolve("System Volume Information/x"));
        Files.createDirectories(scene.medium().resolve(".Trashes"));
        Files.writeString(scene.medium().resolve(".DS_Store"), "x");

        JsonPath arrival = arrive();

        assertThat(arrival.getString("state")).isEqualTo("DELIVERED");
        assertThat(arrival.getList("ignored")).isEqualTo(List.of(".DS_Store", ".Trashes", "System Volume Information"));
    }

    @Test
    void recordsThatTheMediumIsHere() {
        String stick = "STICK-" + id;
        String mediumId =
                register(stick, TransferScene.SITE).statusCode(201).extract().path("id");
        scene.carry(id, cycleId, TransferScene.SITE, stick, BUNDLE, RULES);

        arrive();

        JsonPath medium = given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/media/" + mediumId)
                .jsonPath();
        assertThat(medium.getString("state")).isEqualTo("IN_AIR_GAP");
        assertThat(medium.getString("history[0].transferId")).isEqualTo(id);
        assertThat(medium.getString("history[0].actor")).isEqualTo("carl");
    }

    @Test
    void refusesADeliveredTransferUnderAnotherManifest() {
        carry();
        arrive();
        scene.carry(id, cycleId, TransferScene.SITE, RULES, BUNDLE);

        assertRefusedNow("MEDIUM_MANIFEST_INVALID");
        assertThat(scene.install().resolve(ZIP)).hasBinaryContent(BUNDLE);
    }

    @Test
    void removesWhatAKilledReadingLeft() throws Exception {
        carry();
        Path leftover = scene.install().resolve(".airgap-" + UUID.randomUUID() + "-old.zip.part");
        Files.writeString(leftover, "half");

        arrive();

        assertThat(TransferScene.names(scene.install())).containsExactly(ZIP);
    }

    @Test
    void finishesADeliveryThatWasKilledAfterReadingWithoutTheMedium() throws Exception {
        carry();
        Path storage = Files.createDirectories(scene.storage().resolve(id));
        MediumReader reader = MediumReader.open(scene.medium());
        SealedTransfer sealed = reader.verify(reader.transfers().getFirst(), scene.root(), TransferScene.SITE);
        Path log = Files.createDirectories(storage.resolve("log"));
        reader.stage(
                sealed,
                file -> file.kind() == FileKind.BUNDLE ? scene.install() : storage,
                log.resolve("segment.jsonl"),
                Progress.IGNORED);
        scene.plugged(false);
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                record.arrived(sealed, new Reception("carl", "dora", TransferScene.SEAL));
                record.read(sealed);
            });

            probe.await("transfer.delivered", this::ofThisTransfer);
        } finally {
            scene.plugged(true);
        }
        assertThat(TransferScene.names(scene.install())).containsExactly(ZIP);
        assertThat(scene.install().resolve(ZIP)).hasBinaryContent(BUNDLE);
        assertThat(storage.resolve("26-001.dsru")).hasBinaryContent(RULES);
        assertThat(probe.matching(this::ofThisTransfer))
                .extracting(PublishedEvent::type)
                .containsExactly("transfer.arrived", "transfer.verified", "transfer.delivered");
    }

    @Test
    void recordsAnArrivalOnceHoweverOftenTheRequestIsSent() {
        carry();
        String key = UUID.randomUUID().toString();

        String first = arrival("{" + TransferScene.DELIVERY + "}", key).getString("id");
        String again = arrival("{" + TransferScene.DELIVERY + "}", key).getString("id");

        assertThat(again).isEqualTo(first);
        assertThat(awaitEnd(first).getString("state")).isEqualTo("DELIVERED");
    }

    @Test
    void letsOnlyACustodianRecordAnArrival() {
        given().header("Authorization", Tokens.OPERATOR.bearer())
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/arrivals")
                .then()
                .statusCode(403);
    }

    private void carry() {
        scene.carry(id, cycleId, TransferScene.SITE, BUNDLE, RULES);
    }

    private void assertRefused(String code, String transferId) {
        String arrivalId = assertRefusedNow(code);
        assertThat(scene.install()).isEmptyDirectory();
        String known = given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/transfers/" + id)
                .jsonPath()
                .getString("state");
        assertThat(known).as("unknown, or known as what it is").isIn(null, "REJECTED");
        PublishedEvent refused = probe.await(
                "transfer.refused", event -> event.subject().equals(transferId.isEmpty() ? arrivalId : transferId));
        assertThat(refused.data().path("code").asText()).isEqualTo(code);
        assertThat(refused.data().path("transferId").asText("")).isIn(transferId, "null");
        assertThat(probe.matching(this::ofThisTransfer))
                .extracting(PublishedEvent::type)
                .doesNotContain("transfer.verified", "transfer.delivered");
    }

    private String assertRefusedNow(String code) {
        JsonPath arrival = arrive();
        assertThat(arrival.getString("state")).isEqualTo("REFUSED");
        assertThat(arrival.getString("error.code")).isEqualTo(code);
        assertThat(arrival.getString("error.detail"))
                .isNotBlank()
                .doesNotContain(scene.medium().toString());
        assertThat(arrival.getString("nextAction.role")).isEqualTo("custodian");
        return arrival.getString("id");
    }
}
