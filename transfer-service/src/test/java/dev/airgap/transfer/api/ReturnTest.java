package dev.airgap.transfer.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airgap.contracts.Service;
import dev.airgap.contracts.Standing;
import dev.airgap.contracts.Zone;
import dev.airgap.media.FoundTransfer;
import dev.airgap.media.KnownReceipt;
import dev.airgap.media.MediumReader;
import dev.airgap.media.VolumeManifest;
import dev.airgap.media.need.Need;
import dev.airgap.media.need.NeedKind;
import dev.airgap.media.need.NeedList;
import dev.airgap.media.receipt.FileOutcome;
import dev.airgap.media.receipt.Receipt;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import dev.airgap.testing.Tokens;
import dev.airgap.transfer.SceneResource;
import dev.airgap.transfer.TransferScene;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.TrustedRoot;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@InZone(zone = Zone.DMZ, service = Service.TRANSFER)
@WithTestResource(value = SceneResource.class, initArgs = @ResourceArg(name = SceneResource.ZONE, value = "dmz"))
class ReturnTest extends DmzCase {

    private String id;

    @BeforeEach
    void aMediumThatIsBack() {
        id = departed();
    }

    @Test
    void closesTheTransferWithItsCycle() {
        put(scene.site().next(id, cycleId, FileOutcome.ACTIVATED));
        bring();

        cycleClosed(Standing.UPDATED);

        awaitState(id, "CLOSED");
        assertThat(probe.await("transfer.closed", this::ofThisCycle)
                        .data()
                        .path("transferId")
                        .asText())
                .isEqualTo(id);
    }

    @Test
    void saysWhyTheSiteTookNothing() {
        Receipt receipt = scene.site().refusing(id, cycleId, "MEDIUM_FILE_CHANGED");
        put(receipt);

        assertThat(bring().getString("state")).isEqualTo("ACCEPTED");

        assertThat(get(id).getString("state")).isEqualTo("REJECTED");
        assertThat(get(id).getString("error.code")).isEqualTo("MEDIUM_FILE_CHANGED");
        assertThat(get(id).getString("error.detail")).isEqualTo("said the site");
        assertThat(get(id).getLong("receiptNumber")).isEqualTo(receipt.number());
        cycleClosed(Standing.REJECTED);
        put(scene.site().next(id, cycleId, FileOutcome.ACTIVATED));
        bring();
        assertThat(get(id).getString("state")).as("it was read after all").isEqualTo("RECEIPTED");
        probe.await("transfer.refused", this::ofThisCycle);
    }

    @Test
    void acceptsTheReceiptOfTheSite() {
        Receipt receipt = scene.site().next(id, cycleId, FileOutcome.ACTIVATED);
        byte[] bytes = put(receipt);

        JsonPath returned = bring();

        assertThat(returned.getString("state")).isEqualTo("ACCEPTED");
        assertThat(returned.getLong("receiptNumber")).isEqualTo(receipt.number());
        assertThat(returned.getString("error")).isNull();
        assertThat(returned.getString("endedAt")).isNotNull();
        assertThat(get(id).getString("state")).isEqualTo("RECEIPTED");
        assertThat(get(id).getLong("receiptNumber")).isEqualTo(receipt.number());
        PublishedEvent accepted = probe.await("receipt.accepted", this::ofThisCycle);
        assertThat(accepted.json().path("actor").asText()).isEqualTo("carl");
        assertThat(accepted.json().path("causationid").asText())
                .isEqualTo(probe.await("transfer.departed", this::ofThisCycle).id());
        assertThat(accepted.data().path("sha256").asText())
                .isEqualTo(receipt.digest().hex());
        assertThat(accepted.data().path("siteLogSize").asLong())
                .isEqualTo(scene.site().logSize());
        assertThat(accepted.data().path("mirroredLogSize").asLong()).isEqualTo(1);
        assertThat(accepted.data().path("transfers").path(0).path("transferId").asText())
                .isEqualTo(id);
        assertThat(content(receipt.number())).isEqualTo(bytes);
        assertThat(newestReceipt()).isEqualTo(receipt.number());
        assertThat(probe.ofType("receipt.refused")).noneMatch(this::ofThisCycle);
        assertThat(probe.chainErrors()).isEmpty();
    }

    @Test
    void tellsTheSiteWithTheNextMediumWhatIsKnownOfIt() {
        Receipt receipt = scene.site().next(id, cycleId, FileOutcome.ACTIVATED);
        put(receipt);
        bring();

        String next = approvedNext();
        seal(next).statusCode(202);
        awaitState(next, "SEALED");

        MediumReader reader = MediumReader.open(scene.medium());
        VolumeManifest manifest = reader.verify(reader.transfers().getFirst(), scene.root(), TransferScene.SITE)
                .manifest();
        assertThat(manifest.receiptKnown())
                .isEqualTo(new KnownReceipt(receipt.number(), scene.site().logSize()));
        assertThat(manifest.log().from()).isEqualTo(1);
    }

    @Test
    void bringsTheSiteEveryRootSinceTheOneThatItReported() {
        put(scene.site().next(id, cycleId, FileOutcome.ACTIVATED));
        bring();
        scene.roots().next(scene.signer());
        scene.roots().next(scene.signer());
        scene.giveTheNewestRoot();

        String next = approvedNext();
        seal(next).statusCode(202);
        awaitState(next, "SEALED");

        MediumReader reader = MediumReader.open(scene.medium());
        FoundTransfer found = reader.transfers().getFirst();
        assertThat(found.roots().envelopes())
                .containsExactlyElementsOf(scene.roots()
                        .chain()
                        .envelopes()
                        .subList(1, scene.roots().version()));
        assertThat(reader.verify(found, scene.root(), TransferScene.SITE)
                        .manifest()
                        .roots()
                        .version())
                .isEqualTo(scene.roots().version());
    }

    @Test
    void doesNotSealWhileARootThatTheSiteNeedsIsMissing() throws Exception {
        put(scene.site().next(id, cycleId, FileOutcome.ACTIVATED));
        bring();
        scene.roots().next(scene.signer());
        scene.roots().next(scene.signer());
        scene.giveTheNewestRoot();
        Files.delete(scene.predecessor(scene.roots().version() - 1));
        String next = approvedNext();

        seal(next).statusCode(202);
        await().until(() -> get(next).getString("error.code"), "ROOT_CHAIN_BROKEN"::equals);

        scene.giveTheNewestRoot();
        seal(next).statusCode(202);
        awaitState(next, "SEALED");
    }

    private String approvedNext() {
        String next = readyIn(UUID.randomUUID().toString());
        write(next).statusCode(202);
        awaitState(next, "WRITTEN");
        approve(next).statusCode(200);
        return next;
    }

    @Test
    void waitsForTheNextReceiptWhenThisOneLeavesSomethingOpen() {
        put(scene.site().next(id, cycleId, FileOutcome.PENDING));

        assertThat(bring().getString("state")).isEqualTo("ACCEPTED");
        assertThat(get(id).getString("state")).isEqualTo("DEPARTED");

        put(scene.site().next(id, cycleId, FileOutcome.ACTIVATED));
        bring();
        assertThat(get(id).getString("state")).isEqualTo("RECEIPTED");
    }

    @Test
    void saysWhenNothingCameBack() {
        assertThat(bring().getString("state")).isEqualTo("NOTHING_RETURNED");
        assertThat(get(id).getString("state")).isEqualTo("DEPARTED");
    }

    @Test
    void refusesBytesThatNobodySigned() {
        scene.putIntoReturn(id, "receipt-00000001.dsse.json", "{}".getBytes(StandardCharsets.UTF_8));

        assertRefused("RECEIPT_FORGED");
    }

    @Test
    void refusesAReceiptUnderAnotherSitesKey() {
        Receipt receipt = nextOf(scene.site().previous(), 1);
        scene.putIntoReturn(id, receipt.fileName(), scene.signedByAnotherSite(receipt));

        assertRefused("RECEIPT_FORGED");
    }

    @Test
    void refusesWhatTheSiteSignedAndIsNoReceipt() {
        scene.putIntoReturn(id, "receipt-00000009.dsse.json", scene.site().signText("{\"schema\":1}"));

        assertRefused("RECEIPT_MALFORMED");
    }

    @Test
    void refusesTheReceiptOfAnotherSite() {
        Receipt receipt = nextOf(scene.site().previous(), 1);
        Receipt other = new Receipt(
                "plant-2",
                receipt.number(),
                receipt.issuedAt(),
                receipt.previous(),
                1,
                receipt.floor(),
                receipt.served(),
                receipt.held(),
                receipt.transfers(),
                receipt.rules(),
                receipt.mirror(),
                receipt.log(),
                receipt.policy(),
                receipt.steps());
        scene.putIntoReturn(id, other.fileName(), scene.signedByAnotherSite(other));

        assertRefused("RECEIPT_WRONG_SITE");
    }

    @Test
    void refusesTheReceiptThatWasAcceptedBefore() {
        put(scene.site().next(id, cycleId, FileOutcome.ACTIVATED));
        bring();

        assertRefused("RECEIPT_REPEATED");
    }

    @Test
    void refusesAnOlderReceipt() {
        Receipt older = scene.site().next(id, cycleId, FileOutcome.PENDING);
        put(scene.site().next(id, cycleId, FileOutcome.ACTIVATED));
        bring();
        clearReturn();
        put(older);

        assertRefused("RECEIPT_STALE");
    }

    @Test
    void refusesAnotherReceiptUnderTheSameNumber() {
        Optional<Sha256> before = scene.site().previous();
        Receipt receipt = scene.site().next(id, cycleId, FileOutcome.ACTIVATED);
        put(receipt);
        bring();
        clearReturn();
        put(scene.site()
                .receipt(
                        receipt.number(),
                        before,
                        id,
                        cycleId,
                        FileOutcome.REJECTED,
                        receipt.floor().sequence()));

        assertRefused("RECEIPT_FORKED");
    }

    @Test
    void refusesAReceiptThatFollowsAnotherOne() {
        put(scene.site().next(id, cycleId, FileOutcome.ACTIVATED));
        bring();
        clearReturn();
        put(nextOf(Optional.of(Sha256.of(new byte[] {1})), 1));

        assertRefused("RECEIPT_FORKED");
    }

    @Test
    void refusesAReceiptWithALowerFloor() {
        put(scene.site().next(id, cycleId, FileOutcome.ACTIVATED));
        bring();
        clearReturn();
        put(nextOf(scene.site().previous(), -1));

        assertRefused("RECEIPT_FLOOR_FELL");
    }

    @Test
    void takesTheNewestOfSeveral() {
        put(scene.site().next(id, cycleId, FileOutcome.PENDING));
        Receipt newest = scene.site().next(id, cycleId, FileOutcome.ACTIVATED);
        put(newest);

        JsonPath returned = bring();

        assertThat(returned.getLong("receiptNumber")).isEqualTo(newest.number());
        assertThat(returned.getString("error")).isNull();
        assertThat(probe.ofType("receipt.accepted"))
                .filteredOn(this::ofThisCycle)
                .hasSize(1);
    }

    @Test
    void takesAGoodReceiptThatLiesBesideAForgedOne() {
        put(scene.site().next(id, cycleId, FileOutcome.ACTIVATED));
        scene.putIntoReturn(id, "receipt-99999999.dsse.json", "{}".getBytes(StandardCharsets.UTF_8));

        JsonPath returned = bring();

        assertThat(returned.getString("state")).isEqualTo("ACCEPTED");
        assertThat(returned.getString("error.code")).isEqualTo("RECEIPT_FORGED");
        probe.await("receipt.refused", this::ofThisCycle);
    }

    @Test
    void doesNotWriteOverWhatNobodyHasRead() {
        put(scene.site().next(id, cycleId, FileOutcome.ACTIVATED));
        String next = readyIn(UUID.randomUUID().toString());

        String mixedUp = register("OTHER-" + cycleId, 1_000_000).extract().path("id");
        problem(write(next), 409, "MEDIUM_WRONG_STATE");
        write(next, mixedUp).statusCode(202);
        awaitState(next, "FAILED");
        assertThat(get(next).getString("error.code")).isEqualTo("MEDIUM_RETURN_UNREAD");

        assertThat(bring().getString("state")).isEqualTo("ACCEPTED");
        write(next).statusCode(202);
        awaitState(next, "WRITTEN");
    }

    @Test
    void refusesAMediumWithAStrangeFileInItsReturnFolder() {
        scene.putIntoReturn(id, "holiday.jpg", new byte[1]);

        assertRefused("MEDIUM_FILE_ADDED");
    }

    @Test
    void refusesAnotherMediumThanTheOneThatWasExpected() {
        put(scene.site().next(id, cycleId, FileOutcome.ACTIVATED));

        String other = "OTHER-" + cycleId;
        register(other, 1_000_000).statusCode(201);
        JsonPath returned = bring("{\"mediumSerial\":\"" + other + "\"," + TransferScene.DELIVERY + "}");

        assertThat(returned.getString("error.code")).isEqualTo("MEDIUM_SERIAL_MISMATCH");
        assertThat(bring("{\"mediumSerial\":\"" + serial + "\"," + TransferScene.DELIVERY + "}")
                        .getString("state"))
                .isEqualTo("ACCEPTED");
    }

    @Test
    void refusesWhenThereIsNoMedium() {
        scene.plugged(false);
        try {
            assertThat(bring().getString("error.code")).isEqualTo("MEDIUM_MISSING");
        } finally {
            scene.plugged(true);
        }
    }

    @Test
    void readsAMediumOnceHoweverOftenTheRequestIsSent() {
        put(scene.site().next(id, cycleId, FileOutcome.ACTIVATED));
        String key = UUID.randomUUID().toString();

        String first = post("{" + TransferScene.DELIVERY + "}", key).getString("id");
        String again = post("{" + TransferScene.DELIVERY + "}", key).getString("id");

        assertThat(again).isEqualTo(first);
        assertThat(awaitEnd(first).getString("state")).isEqualTo("ACCEPTED");
    }

    @Test
    void takesWhatTheSiteLacksBesideItsReceipt() {
        put(scene.site().next(id, cycleId, FileOutcome.ACTIVATED));
        put(needList(7));

        JsonPath returned = bring();

        assertThat(returned.getString("state")).isEqualTo("ACCEPTED");
        assertThat(returned.getLong("needListNumber")).isEqualTo(7);
        assertThat(returned.getLong("receiptNumber")).isEqualTo(scene.site().number());
        PublishedEvent accepted =
                probe.await("need-list.accepted", event -> event.subject().equals("need-list-7"));
        assertThat(accepted.data().at("/needs/0/kind").asText()).isEqualTo("rule-update");
        assertThat(accepted.data().at("/needs/0/id").asText()).isEqualTo("26-003");
        assertThat(read("/api/v1/need-lists/7").getString("state")).isEqualTo("ACCEPTED");

        assertThat(bring().getString("state")).as("the same again").isEqualTo("REFUSED");
        clearReturn();
        put(needList(6));
        assertThat(bring().getString("error.code")).isEqualTo("NEED_LIST_STALE");
        clearReturn();
        scene.putIntoReturn(id, "need-00000009.dsse.json", new byte[] {1});
        JsonPath forged = bring();
        assertThat(forged.getString("error.code")).isEqualTo("NEED_LIST_FORGED");
        String returnId = forged.getString("id");
        probe.await("need-list.refused", event -> event.subject().equals(returnId));
        clearReturn();
        put(needList(8));
        assertThat(bring().getString("state")).as("without a receipt").isEqualTo("ACCEPTED");
    }

    private void put(NeedList list) {
        scene.putIntoReturn(id, list.fileName(), scene.site().sign(list));
    }

    private static NeedList needList(long number) {
        return new NeedList(
                TransferScene.SITE,
                number,
                Instant.parse("2026-01-02T00:00:00Z"),
                "oscar",
                null,
                List.of(new Need(NeedKind.RULE_UPDATE, "26-003")));
    }

    @Test
    void putsTheEnrolmentOnRecordOnce() {
        probe.await("site.enrolled", event -> true);

        assertThat(probe.ofType("site.enrolled")).singleElement().satisfies(event -> {
            assertThat(event.data().path("rootFingerprint").asText())
                    .isEqualTo(
                            TrustedRoot.parse(scene.roots().of(1)).fingerprint().hex());
            assertThat(event.data().path("confirmedBy")).hasSize(2);
        });
    }

    private void assertRefused(String code) {
        long before = newestReceipt();
        String state = get(id).getString("state");

        JsonPath returned = bring();

        assertThat(returned.getString("state")).isEqualTo("REFUSED");
        assertThat(returned.getString("error.code")).isEqualTo(code);
        assertThat(returned.getString("error.detail")).isNotBlank();
        String returnId = returned.getString("id");
        PublishedEvent refused =
                probe.await("receipt.refused", event -> event.subject().equals(returnId));
        assertThat(refused.data().path("code").asText()).isEqualTo(code);
        assertThat(probe.ofType("receipt.refused"))
                .filteredOn(event -> event.subject().equals(returnId))
                .hasSize(1);
        assertThat(newestReceipt()).isEqualTo(before);
        assertThat(get(id).getString("state")).isEqualTo(state);
    }

    /** The receipt after the last one, which the site has not made. */
    private Receipt nextOf(Optional<Sha256> previous, long floorChange) {
        long number = scene.site().number() + 1;
        return scene.site()
                .receipt(
                        number,
                        number == 1 ? Optional.empty() : previous,
                        id,
                        cycleId,
                        FileOutcome.ACTIVATED,
                        Math.max(1, scene.site().sequence() + floorChange));
    }

    private byte[] put(Receipt receipt) {
        byte[] bytes = scene.site().sign(receipt);
        scene.putIntoReturn(id, receipt.fileName(), bytes);
        return bytes;
    }

    private void clearReturn() {
        try {
            var folder = scene.medium().resolve("airgap/" + id + "/return");
            for (String name : TransferScene.names(folder)) {
                Files.delete(folder.resolve(name));
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    JsonPath bring(String body) {
        return awaitEnd(post(body, UUID.randomUUID().toString()).getString("id"));
    }

    private static JsonPath post(String body, String key) {
        return given().header("Authorization", Tokens.CUSTODIAN.bearer())
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/returns")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
    }

    private static JsonPath awaitEnd(String returnId) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> read("/api/v1/returns/" + returnId),
                        found -> !found.getString("state").equals("RUNNING"));
    }

    private static long newestReceipt() {
        List<Integer> numbers = read("/api/v1/receipts?limit=1").getList("items.number");
        return numbers.isEmpty() ? 0 : numbers.getFirst();
    }

    private static byte[] content(long number) {
        return given().header("Authorization", Tokens.SERVICE.bearer())
                .get("/api/v1/receipts/" + number + "/content")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private static JsonPath read(String path) {
        return given().header("Authorization", Tokens.AUDITOR.bearer())
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
