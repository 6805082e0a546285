package dev.airgap.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.contracts.data.ImportStarted;
import dev.airgap.contracts.data.ReceiptAccepted;
import dev.airgap.media.receipt.LogStatement;
import dev.airgap.media.receipt.LoggedStep;
import dev.airgap.media.receipt.Receipt;
import dev.airgap.media.receipt.ReceiptPolicy;
import dev.airgap.media.receipt.SignedReceipt;
import dev.airgap.testing.EventProbe;
import dev.airgap.testing.InZone;
import dev.airgap.testing.PublishedEvent;
import dev.airgap.testing.Tokens;
import dev.airgap.trust.Sha256;
import dev.airgap.trust.Signer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the DMZ makes of what receipts say of the site's log. */
@QuarkusTest
@InZone(zone = Zone.DMZ, service = Service.AUDIT)
@WithTestResource(TwoLogsResource.class)
class ReceiptMirrorTest {

    private static final Map<OtherZone, TestLog> LOGS = new ConcurrentHashMap<>();
    private static final AtomicLong RECEIPTS = new AtomicLong();

    EventProbe probe;
    OtherZone otherZone;

    private TestLog log;

    /** The size that the last receipt said. */
    private long known;

    @BeforeEach
    void acceptAReceipt() {
        log = LOGS.computeIfAbsent(otherZone, zone -> new TestLog());
        known = mirrored();
        grow(5, "cycle-before");
        awaitExtended(accept(log.statement(known, otherZone.logSigner()), List.of()));
        known = log.size();
        assertThat(mirrored()).isEqualTo(known);
        assertThat(state()).isEqualTo("OK");
    }

    @Test
    void keepsTheSitesCheckpointAndTheStepsOfACycle() {
        grow(4, "cycle-stepped");
        List<LoggedStep> steps = List.of(log.step(known + 1), log.step(known + 3));

        long number = accept(log.statement(known, otherZone.logSigner()), steps);

        PublishedEvent told = awaitExtended(number);
        assertThat(told.data().path("from").asLong()).isEqualTo(known);
        assertThat(told.data().path("size").asLong()).isEqualTo(log.size());
        assertThat(told.data().path("entries").asLong()).isEqualTo(2);
        JsonPath mirror = LogClient.get("/mirror");
        assertThat(mirror.getString("origin")).isEqualTo(OtherZone.ORIGIN);
        assertThat(mirror.getString("rootHash")).isEqualTo(HexFormat.of().formatHex(log.root(log.size())));
        JsonPath timeline = LogClient.get("/cycles/cycle-stepped/timeline");
        assertThat(timeline.getList("items.zone")).containsExactly("airgap", "airgap");
        assertThat(timeline.getList("items.mirrored")).containsExactly(true, true);
        assertThat(timeline.getList("items.index")).containsExactly((int) known + 1, (int) known + 3);
        assertThat(LogClient.timesLogged(log.value(known + 1))).isZero();
    }

    @Test
    void takesAStepOnceAndEarlierStepsLater() {
        String cycle = "cycle-late-" + known;
        grow(3, cycle);
        awaitExtended(accept(log.statement(known, otherZone.logSigner()), List.of(log.step(known + 2))));
        long size = log.size();

        awaitExtended(
                accept(log.statement(size, otherZone.logSigner()), List.of(log.step(known), log.step(known + 2))));

        assertThat(LogClient.get("/cycles/" + cycle + "/timeline").getList("items.index"))
                .containsExactly((int) known, (int) known + 2);
    }

    @Test
    void acceptsGrowthFromAnOlderReceiptWhileSeveralMediaAreUnderWay() {
        long older = known;
        grow(3, "cycle-first");
        awaitExtended(accept(log.statement(older, otherZone.logSigner()), List.of()));
        grow(3, "cycle-second");

        awaitExtended(accept(log.statement(older, otherZone.logSigner()), List.of(log.step(older + 5))));

        assertThat(mirrored()).isEqualTo(log.size());
        assertThat(state()).isEqualTo("OK");
    }

    @Test
    void saysThatGrowthIsNotProvedAndGoesOnFromThere() {
        grow(3, "cycle-unproved");

        long unproved = accept(log.statement(0, otherZone.logSigner()), List.of(log.step(known)));

        PublishedEvent told = awaitMissing(unproved);
        assertThat(told.data().path("code").asText()).isEqualTo("GROWTH_UNPROVED");
        assertThat(told.data().path("expected").asLong()).isEqualTo(known);
        assertThat(told.data().path("found").asLong()).isEqualTo(log.size());
        assertThat(state()).isEqualTo("MISSING");
        assertThat(mirrored()).isEqualTo(known);
        assertThat(alarm("MIRROR_MISSING", unproved)).containsEntry("closedAt", null);
        assertThat(LogClient.get("/cycles/cycle-unproved/timeline").getList("items"))
                .isEmpty();

        long size = log.size();
        grow(1, "cycle-proved");
        awaitExtended(accept(log.statement(size, otherZone.logSigner()), List.of()));
        assertThat(state()).isEqualTo("OK");
        assertThat(alarm("MIRROR_MISSING", unproved).get("closedAt")).isNotNull();
    }

    @Test
    void takesNothingThatTheSiteOrItsLogHasNotSigned() {
        grow(2, "cycle-forged");
        LogStatement forged = log.statement(known, otherZone.stranger());
        Receipt sound = receipt(log.statement(known, otherZone.logSigner()), List.of());

        assertThat(missingCode(signed(receipt(forged, List.of()), otherZone.siteSigner())))
                .isEqualTo("CHECKPOINT_UNTRUSTED");
        assertThat(missingCode(signed(sound, otherZone.stranger()))).isEqualTo("RECEIPT_FORGED");
        assertThat(missingCode("{}".getBytes(StandardCharsets.UTF_8))).isEqualTo("RECEIPT_FORGED");

        assertThat(mirrored()).isEqualTo(known);
        awaitExtended(accept(log.statement(known, otherZone.logSigner()), List.of()));
        assertThat(state()).isEqualTo("OK");
    }

    @Test
    void freezesWhenTheSitesLogContradictsItselfUntilTwoPersonsSaySo() {
        TestLog forked = log.branch(known - 2);
        for (int i = 0; i < 5; i++) {
            forked.add(event("cycle-forked"));
        }

        long bad = accept(forked.statement(known, otherZone.logSigner()), List.of());

        assertThat(awaitForked(bad).data().path("code").asText()).isEqualTo("PROOF_INVALID");
        assertThat(state()).isEqualTo("FORKED");
        grow(2, "cycle-true");
        long good = accept(log.statement(known, otherZone.logSigner()), List.of());
        await().during(Duration.ofSeconds(2)).until(() -> verdictsOn(good).isEmpty());

        confirmClearance(bad);

        awaitExtended(good);
        assertThat(mirrored()).isEqualTo(log.size());
        assertThat(alarm("LOG_FORK", bad).get("closedAt")).isNotNull();
    }

    @Test
    void findsAForkInTwoCheckpointsOfOneSize() {
        TestLog forked = log.branch(known - 1);
        forked.add(event("cycle-same-size"));

        long bad = accept(forked.statement(0, otherZone.logSigner()), List.of());

        assertThat(awaitForked(bad).data().path("code").asText()).isEqualTo("CHECKPOINT_DIFFERS");
        confirmClearance(bad);
        await().until(() -> state().equals("OK"));
    }

    @Test
    void findsAForkInAStepThatIsNotInTheLog() {
        grow(2, "cycle-step");
        LoggedStep step = log.step(known);
        LoggedStep other = new LoggedStep(event("cycle-step"), step.inclusion());

        long bad = accept(log.statement(known, otherZone.logSigner()), List.of(other));

        assertThat(awaitForked(bad).data().path("code").asText()).isEqualTo("PROOF_INVALID");
        assertThat(mirrored()).isEqualTo(known);
        confirmClearance(bad);
        await().until(() -> state().equals("OK"));
    }

    @Test
    void takesTwoPersonsToGoOnAndOnlyAfterAFork() {
        request(1).statusCode(409);
    }

    private void confirmClearance(long receipt) {
        String id = request(receipt).statusCode(201).extract().path("id");
        given().header("Authorization", Tokens.OPERATOR_AS_APPROVER.bearer())
                .post("/api/v1/overrides/" + id + "/confirm")
                .then()
                .statusCode(403);
        given().header("Authorization", Tokens.APPROVER.bearer())
                .post("/api/v1/overrides/" + id + "/confirm")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse request(long receipt) {
        return given().header("Authorization", Tokens.OPERATOR.bearer())
                .contentType(ContentType.JSON)
                .body(Map.of("kind", "clear-log-fork", "subject", "receipt-" + receipt, "reason", "looked at it"))
                .post("/api/v1/overrides")
                .then();
    }

    private String missingCode(byte[] envelope) {
        long number = RECEIPTS.incrementAndGet();
        otherZone.keepReceipt(number, envelope);
        announce(number);
        return awaitMissing(number).data().path("code").asText();
    }

    /** transfer-service accepts a receipt that says this; returns its number. */
    private long accept(LogStatement statement, List<LoggedStep> steps) {
        Receipt receipt = receipt(statement, steps);
        otherZone.keepReceipt(receipt.number(), signed(receipt, otherZone.siteSigner()));
        announce(receipt.number());
        return receipt.number();
    }

    private static byte[] signed(Receipt receipt, Signer signer) {
        return SignedReceipt.sign(receipt, signer);
    }

    private static Receipt receipt(LogStatement statement, List<LoggedStep> steps) {
        return new Receipt(
                "plant-1",
                RECEIPTS.incrementAndGet(),
                Instant.parse("2026-01-01T00:00:00Z"),
                null,
                1,
                Receipt.Floor.NONE,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                statement,
                ReceiptPolicy.EVENTS,
                steps);
    }

    private void announce(long number) {
        ReceiptAccepted data = new ReceiptAccepted(
                "plant-1",
                number,
                Sha256.of(new byte[0]).hex(),
                0,
                0,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                log.size(),
                0,
                1,
                null);
        Siblings.of(probe, Service.TRANSFER).publish(EventType.RECEIPT_ACCEPTED, "cycle-receipt", data);
    }

    private void grow(int events, String cycleId) {
        for (int i = 0; i < events; i++) {
            log.add(event(cycleId));
        }
    }

    private byte[] event(String cycleId) {
        return Siblings.of(probe, Zone.AIRGAP, Service.IMPORTER)
                .next(EventType.IMPORT_STARTED, cycleId, new ImportStarted("d-1", "delivery"));
    }

    private static long mirrored() {
        return LogClient.get("/mirror").getLong("size");
    }

    private static String state() {
        return LogClient.get("/mirror").getString("state");
    }

    private PublishedEvent awaitExtended(long receipt) {
        return verdict("mirror.extended", receipt);
    }

    private PublishedEvent awaitMissing(long receipt) {
        return verdict("mirror.missing", receipt);
    }

    private PublishedEvent awaitForked(long receipt) {
        return verdict("mirror.forked", receipt);
    }

    private PublishedEvent verdict(String type, long receipt) {
        return probe.await(type, event -> isOf(event, receipt));
    }

    private List<PublishedEvent> verdictsOn(long receipt) {
        return probe.matching(event -> event.type().startsWith("mirror.") && isOf(event, receipt));
    }

    private static boolean isOf(PublishedEvent event, long receipt) {
        return event.data().path("carriedBy").asText().equals("receipt-" + receipt);
    }

    private static Map<String, Object> alarm(String kind, long receipt) {
        List<Map<String, Object>> found = LogClient.alarms(kind, "").stream()
                .filter(alarm -> ("receipt-" + receipt).equals(alarm.get("carriedBy")))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
