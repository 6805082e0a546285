package dev.airgap.transfer.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.contracts.data.BundleSuperseded;
import dev.airgap.contracts.data.SnapshotDeleted;
import dev.airgap.media.KnownReceipt;
import dev.airgap.media.ReturnedFile;
import dev.airgap.media.log.LogSegmentReader;
import dev.airgap.media.receipt.FileOutcome;
import dev.airgap.media.receipt.Receipt;
import dev.airgap.media.receipt.ReceiptFile;
import dev.airgap.media.receipt.ReceiptTransfer;
import dev.airgap.media.receipt.SignedReceipt;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import dev.airgap.testing.Tokens;
import dev.airgap.transfer.SceneResource;
import dev.airgap.transfer.TransferScene;
import dev.airgap.transfer.site.Site;
import dev.airgap.trust.Checkpoint;
import dev.airgap.trust.Role;
import dev.airgap.trust.Sha256;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@InZone(zone = Zone.AIRGAP, service = Service.TRANSFER)
@WithTestResource(value = SceneResource.class, initArgs = @ResourceArg(name = SceneResource.ZONE, value = "airgap"))
class ReceiptTest extends AirGapCase {

    @Inject
    EntityManager entities;

    @Inject
    Site site;

    @Test
    void writesTheReceiptOnceEveryFileIsDecided() {
        scene.log().mirrors("plant-1/dmz", 7, new byte[32]);
        carryBoth();
        arrive();
        activated();
        rulesValidated(false);
        assertThat(awaitTransfer("DELIVERED").getString("receiptNumber")).isNull();

        rulesApplied();

        JsonPath transfer = awaitTransfer("RECEIPTED");
        Receipt receipt = onTheMedium();
        assertThat(transfer.getLong("receiptNumber")).isEqualTo(receipt.number());
        assertThat(transfer.getList("files.outcome")).isEqualTo(List.of("ACTIVATED", "APPLIED"));
        assertThat(told(receipt).files())
                .extracting(ReceiptFile::outcome)
                .containsExactly(FileOutcome.ACTIVATED, FileOutcome.APPLIED);
        assertThat(receipt.served()).isNotNull().satisfies(served -> {
            assertThat(served.bundleId().hex()).isEqualTo(bundleId);
            assertThat(served.sequence()).isEqualTo(sequence);
        });
        assertThat(receipt.floor().sequence()).isEqualTo(sequence);
        assertThat(receipt.held().getFirst().hex()).isEqualTo(snapshot);
        assertThat(receipt.rules()).containsExactly(dsru.replace(".dsru", ""));
        assertThat(receipt.mirror()).isNotNull();
        assertThat(receipt.mirror().size()).isEqualTo(7);
        PublishedEvent written = probe.await("receipt.written", this::ofThisCycle);
        assertThat(written.data().path("sha256").asText())
                .isEqualTo(receipt.digest().hex());
        assertThat(written.json().path("causationid").asText())
                .isEqualTo(
                        probe.await("transfer.delivered", this::ofThisTransfer).id());
        assertThat(probe.chainErrors()).isEmpty();
    }

    @Test
    void doesNotSayThatASnapshotIsHeldWhoseContentTheRelayHasDeleted() {
        carryBoth();
        arrive();
        activated();
        await().atMost(Duration.ofSeconds(20)).until(() -> site.held(1), List.of(snapshot)::equals);
        importer(EventType.SNAPSHOT_DELETED, new SnapshotDeleted(TransferScene.SITE, snapshot, 10));
        await().atMost(Duration.ofSeconds(20)).until(() -> !site.held(100).contains(snapshot));
        rulesApplied();

        awaitTransfer("RECEIPTED");
        assertThat(onTheMedium().held()).extracting(Sha256::hex).doesNotContain(snapshot);
    }

    @Test
    void provesTheGrowthOfTheLogFromWhatTheDmzKnows() {
        long known = scene.log().size();
        var before = scene.log().checkpoint();
        carryBoth(new KnownReceipt(1_000_000 + sequence, known));
        decideAll();

        Receipt receipt = onTheMedium();

        assertThat(receipt.log().consistencyFrom()).isEqualTo(known);
        Checkpoint now = Checkpoint.verify(
                receipt.log().checkpoint(),
                "plant-1/airgap",
                scene.root().document().keysOf(Role.LOG, TransferScene.SITE));
        assertThat(dev.airgap.trust.MerkleTree.verifyConsistency(
                        known,
                        now.size(),
                        before.rootHash(),
                        now.rootHash(),
                        receipt.log().consistencyHashes()))
                .isTrue();
    }

    @Test
    void countsReceiptsUpAndEachNamesTheOneBefore() {
        carryBoth();
        decideAll();
        Receipt first = onTheMedium();

        request().statusCode(202);
        await().atMost(Duration.ofSeconds(20)).until(() -> onTheMedium().number() > first.number());

        Receipt second = onTheMedium();
        assertThat(second.number()).isEqualTo(first.number() + 1);
        assertThat(second.previous()).isEqualTo(first.digest());
        assertThat(scene.returned()).hasSize(1);
    }

    @Test
    void waitsForTheMediumAndWritesTheBytesThatItKept() {
        carryBoth();
        arrive();
        scene.plugged(false);
        byte[] kept;
        try {
            activated();
            rulesApplied();
            JsonPath receipt = await().atMost(Duration.ofSeconds(20))
                    .until(this::newest, found -> id.equals(found.getString("transferId")));
            assertThat(receipt.getString("state")).isEqualTo("ISSUED");
            assertThat(receipt.getString("nextAction.role")).isEqualTo("custodian");
            JsonPath transfer = awaitTransfer("DELIVERED");
            assertThat(transfer.getString("nextAction.what")).contains("put the medium in");
            kept = content(receipt.getLong("number"));
        } finally {
            scene.plugged(true);
        }
        awaitTransfer("RECEIPTED");
        assertThat(returned().bytes()).isEqualTo(kept);
        assertThat(newest().getString("state")).isEqualTo("WRITTEN");
    }

    @Test
    void writesTheSameBytesAgainWhenItWasKilledBeforeItCouldSaySo() {
        carryBoth();
        decideAll();
        byte[] before = returned().bytes();
        long number = onTheMedium().number();

        // What a kill between the medium and the commit leaves.
        sql("UPDATE transfer SET state = 'DELIVERED', receipt_number = NULL WHERE id = ?1");
        sql("UPDATE issued_receipt SET state = 'ISSUED', written_at = NULL WHERE transfer_id = ?1");

        assertThat(awaitTransfer("RECEIPTED").getLong("receiptNumber")).isEqualTo(number);
        assertThat(returned().bytes()).isEqualTo(before);
        assertThat(newest().getLong("number")).isEqualTo(number);
    }

    @Test
    void waitsForTheAuditLog() {
        carryBoth();
        arrive();
        scene.log().isBehind(true);
        activated();
        rulesApplied();

        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        "WAITING_FOR_LOG".equals(read("/api/v1/transfers/" + id).getString("progress.step")));
        assertThat(scene.returned()).isEmpty();

        scene.log().isBehind(false);
        awaitTransfer("RECEIPTED");
    }

    @Test
    void writesAReceiptNowWithPendingWhereNothingIsDecided() {
        carryBoth();
        arrive();
        activated();

        request().statusCode(202);
        await().atMost(Duration.ofSeconds(20)).until(() -> !scene.returned().isEmpty());
        Receipt early = onTheMedium();
        assertThat(told(early).files()).extracting(ReceiptFile::outcome).endsWith(FileOutcome.PENDING);
        assertThat(awaitTransfer("DELIVERED").getString("receiptNumber")).isNull();
        assertThat(probe.await("receipt.written", this::ofThisCycle)
                        .json()
                        .path("actor")
                        .asText())
                .isEqualTo("carl");

        if (told(early).files().getFirst().outcome() == FileOutcome.PENDING) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> read("/api/v1/transfers/" + id)
                            .getString("files[0].outcome")
                            .equals("ACTIVATED"));
        }
        rulesApplied();
        awaitTransfer("RECEIPTED");
        assertThat(onTheMedium().number()).isGreaterThan(early.number());
        assertThat(scene.returned()).hasSize(1);
    }

    @Test
    void isDoneWithATransferOnceTheDmzHasItsReceipt() {
        carryBoth();
        decideAll();
        long number = onTheMedium().number();
        ReceiptTest next = new ReceiptTest();
        next.probe = probe;
        next.scene = scene;
        scene.clear();

        next.carryBoth(new KnownReceipt(number, 0));
        next.arrive();

        awaitTransfer("CLOSED");
        probe.await("transfer.closed", this::ofThisCycle);
    }

    @Test
    void answersToAMediumThatItRefused() throws Exception {
        carryBoth();
        byte[] changed = BUNDLE.clone();
        changed[1] ^= 1;
        Files.write(scene.payload(id, zip), changed);

        assertThat(arrive().getString("error.code")).isEqualTo("MEDIUM_FILE_CHANGED");

        await().atMost(Duration.ofSeconds(20)).until(() -> !scene.returned().isEmpty());
        assertThat(told(onTheMedium()).code()).isEqualTo("MEDIUM_FILE_CHANGED");
        assertThat(told(onTheMedium()).cycle()).isEqualTo(cycleId);
        probe.await("receipt.written", this::ofThisCycle);
    }

    @Test
    void makesUpForARefusalWhenTheMediumIsMended() throws Exception {
        carryBoth();
        Files.delete(scene.payload(id, dsru));
        arrive();
        await().atMost(Duration.ofSeconds(20)).until(() -> !scene.returned().isEmpty());
        Files.write(scene.payload(id, dsru), RULES);

        decideAll();

        assertThat(told(onTheMedium()).code()).isNull();
        assertThat(told(onTheMedium()).files()).hasSize(2);
    }

    @Test
    void doesNotAnswerToAnotherSitesMedium() throws Exception {
        scene.carry(id, cycleId, "plant-2", BUNDLE, RULES);

        assertThat(arrive().getString("error.code")).isEqualTo("MEDIUM_WRONG_SITE");

        Thread.sleep(1500);
        assertThat(scene.returned()).isEmpty();
    }

    @Test
    void saysWhyAFileIsNotInUse() {
        carryBoth();
        arrive();
        rejected("BUNDLE_EXPIRED");
        rulesRejected("DSRU_OLDER");

        awaitTransfer("RECEIPTED");

        assertThat(told(onTheMedium()).files())
                .extracting(ReceiptFile::outcome, ReceiptFile::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(FileOutcome.REJECTED, "BUNDLE_EXPIRED"),
                        org.assertj.core.groups.Tuple.tuple(FileOutcome.REJECTED, "DSRU_OLDER"));
    }

    @Test
    void tellsAnotherOutcomeThatCameLater() {
        carryBoth();
        arrive();
        reverted();
        rulesValidated(true);
        awaitTransfer("RECEIPTED");
        Receipt first = onTheMedium();
        assertThat(told(first).files())
                .extracting(ReceiptFile::outcome)
                .containsExactly(FileOutcome.REVERTED, FileOutcome.ALREADY_APPLIED);

        activated();

        await().atMost(Duration.ofSeconds(20)).until(() -> onTheMedium().number() > first.number());
        assertThat(told(onTheMedium()).files().getFirst().outcome()).isEqualTo(FileOutcome.ACTIVATED);
    }

    @Test
    void tellsThatABundleGaveWayToANewerOne() {
        carryTheBundleAlone();
        arrive();
        importer(EventType.BUNDLE_SUPERSEDED, new BundleSuperseded(zip, bundleId, sequence));

        awaitTransfer("RECEIPTED");
        assertThat(told(onTheMedium()).files().getFirst().outcome()).isEqualTo(FileOutcome.SUPERSEDED);
    }

    @Test
    void keepsTheDmzsLogForTheAuditService() throws Exception {
        carryBoth();
        arrive();

        byte[] segment = given().header("Authorization", Tokens.SERVICE.bearer())
                .get("/api/v1/transfers/" + id + "/log/content")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        try (LogSegmentReader reader = new LogSegmentReader(new ByteArrayInputStream(segment))) {
            assertThat(reader.header().origin()).isEqualTo("plant-1/dmz");
        }
        given().header("Authorization", Tokens.OPERATOR.bearer())
                .get("/api/v1/transfers/" + id + "/log/content")
                .then()
                .statusCode(403);
    }

    @Test
    void refusesARequestForATransferThatNeverCame() {
        request().statusCode(404);
    }

    private void decideAll() {
        arrive();
        activated();
        rulesApplied();
        awaitTransfer("RECEIPTED");
    }

    private ValidatableResponse request() {
        return given().header("Authorization", Tokens.CUSTODIAN.bearer())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body("{\"transferId\":\"" + id + "\"}")
                .post("/api/v1/receipts")
                .then();
    }

    private Receipt onTheMedium() {
        return SignedReceipt.verify(returned().bytes(), scene.root(), TransferScene.SITE);
    }

    private ReturnedFile returned() {
        List<ReturnedFile> files = scene.returned();
        assertThat(files).isNotEmpty();
        ReturnedFile newest = files.getLast();
        assertThat(newest.transferId()).isEqualTo(id);
        return newest;
    }

    private ReceiptTransfer told(Receipt receipt) {
        return receipt.transfers().stream()
                .filter(transfer -> transfer.transferId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private JsonPath newest() {
        JsonPath list = read("/api/v1/receipts?limit=1");
        return list.setRootPath("items[0]");
    }

    private static byte[] content(long number) {
        return given().header("Authorization", Tokens.SERVICE.bearer())
                .get("/api/v1/receipts/" + number + "/content")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private void sql(String statement) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(statement)
                        .setParameter(1, UUID.fromString(id))
                        .executeUpdate());
    }
}
