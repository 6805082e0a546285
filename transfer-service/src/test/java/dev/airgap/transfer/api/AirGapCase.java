package dev.airgap.transfer.api;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.data.BundleRejected;
import dev.airgap.contracts.data.RuleChanges;
import dev.airgap.contracts.data.RulesApplied;
import dev.airgap.contracts.data.RulesRejected;
import dev.airgap.contracts.data.RulesValidated;
import dev.airgap.contracts.data.SnapshotStep;
import dev.airgap.media.FileKind;
import dev.airgap.media.KnownReceipt;
import dev.airgap.media.TransferFile;
import dev.airgap.testing.EventProbe;
import dev.airgap.testing.PublishedEvent;
import dev.airgap.testing.Tokens;
import dev.airgap.transfer.TransferScene;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the air gap share: a transfer of its own for each, the custodian, and what importer and rules say. */
abstract class AirGapCase {

    static final byte[] BUNDLE = TransferScene.randomBytes(300_000);
    static final byte[] RULES = TransferScene.randomBytes(2_000);

    private static final String FAR = "2036-01-01T00:00:00Z";
    private static final AtomicLong SEQUENCES = new AtomicLong();

    EventProbe probe;
    TransferScene scene;

    final String id = UUID.randomUUID().toString();
    final String cycleId = UUID.randomUUID().toString();
    final String bundleId = hex();
    final String ruleUpdateId = hex();
    final String snapshot = hex();
    final long sequence = SEQUENCES.incrementAndGet();
    final String zip = "airgap-plant-1-e1-s%06d.zip".formatted(sequence);
    final String dsru = "26-%03d.dsru".formatted(sequence);

    @BeforeEach
    void anEmptyMedium() {
        scene.clear();
        register(TransferScene.SERIAL, TransferScene.SITE).statusCode(201);
    }

    static ValidatableResponse register(String serial, String ownerSite) {
        return given().header("Authorization", Tokens.OPERATOR.bearer())
                .header("Idempotency-Key", "register-" + serial)
                .contentType(ContentType.JSON)
                .body("{\"serial\":\"%s\",\"kind\":\"usb\",\"capacityBytes\":1000000000,\"ownerSite\":\"%s\"}"
                        .formatted(serial, ownerSite))
                .post("/api/v1/media")
                .then();
    }

    void carryBoth() {
        carryBoth(null);
    }

    void carryBoth(@Nullable KnownReceipt known) {
        Map<TransferFile, byte[]> files = new LinkedHashMap<>();
        files.put(TransferScene.file(zip, FileKind.BUNDLE, BUNDLE, bundleId), BUNDLE);
        files.put(TransferScene.file(dsru, FileKind.RULE_UPDATE, RULES, ruleUpdateId), RULES);
        scene.carry(id, cycleId, TransferScene.SITE, files, known);
    }

    void carryTheBundleAlone() {
        scene.carry(
                id,
                cycleId,
                TransferScene.SITE,
                Map.of(TransferScene.file(zip, FileKind.BUNDLE, BUNDLE, bundleId), BUNDLE),
                null);
    }

    void activated() {
        activated(false, FAR);
    }

    void activated(boolean unchanged, String nextExpectedBy) {
        importer(EventType.SNAPSHOT_ACTIVATED, step(unchanged, nextExpectedBy, null));
    }

    void reverted() {
        importer(EventType.SNAPSHOT_REVERTED, step(false, FAR, "one file differs"));
    }

    void rejected(String code) {
        importer(EventType.BUNDLE_REJECTED, new BundleRejected(zip, bundleId, sequence, code, "not as signed"));
    }

    void rulesApplied() {
        rules(EventType.RULES_APPLIED, new RulesApplied(dsru.replace(".dsru", ""), ruleUpdateId, 10, hex()));
    }

    void rulesValidated(boolean alreadyApplied) {
        rules(
                EventType.RULES_VALIDATED,
                new RulesValidated(
                        dsru.replace(".dsru", ""), ruleUpdateId, hex(), new RuleChanges(1, 0, 0, 0), alreadyApplied));
    }

    void rulesRejected(String code) {
        rules(EventType.RULES_REJECTED, new RulesRejected(null, dsru, code, "not as signed"));
    }

    void importer(EventType type, Record data) {
        scene.sibling(probe, Service.IMPORTER).publish(type, cycleId, data);
    }

    void rules(EventType type, Record data) {
        scene.sibling(probe, Service.RULES).publish(type, cycleId, data);
    }

    private SnapshotStep step(boolean unchanged, String nextExpectedBy, @Nullable String detail) {
        return new SnapshotStep(
                TransferScene.SITE,
                1,
                sequence,
                bundleId,
                zip,
                snapshot,
                10,
                BUNDLE.length,
                unchanged,
                nextExpectedBy,
                detail);
    }

    JsonPath arrive() {
        return arrive("{" + TransferScene.DELIVERY + "}");
    }

    JsonPath arrive(String body) {
        return awaitEnd(arrival(body, UUID.randomUUID().toString()).getString("id"));
    }

    static JsonPath arrival(String body, String key) {
        return given().header("Authorization", Tokens.CUSTODIAN.bearer())
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/arrivals")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
    }

    static JsonPath awaitEnd(String arrivalId) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> read("/api/v1/arrivals/" + arrivalId),
                        found -> !found.getString("state").equals("RUNNING"));
    }

    JsonPath awaitTransfer(String state) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> read("/api/v1/transfers/" + id),
                        found -> found.getString("state").equals(state));
    }

    static JsonPath read(String path) {
        return given().header("Authorization", Tokens.AUDITOR.bearer())
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    boolean ofThisTransfer(PublishedEvent event) {
        return event.subject().equals(id);
    }

    boolean ofThisCycle(PublishedEvent event) {
        return event.cycleId().equals(cycleId);
    }

    private static String hex() {
        return UUID.randomUUID().toString().replace("-", "").repeat(2);
    }
}
