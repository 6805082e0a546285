package dev.airgap.bundler;

import static io.restassured.RestAssured.given;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.contracts.data.Need;
import dev.airgap.contracts.data.NeedListStep;
import dev.airgap.contracts.data.ReceiptAccepted;
import dev.airgap.contracts.data.ReceiptFile;
import dev.airgap.contracts.data.ReceiptTransfer;
import dev.airgap.contracts.data.RuleUpdateFailed;
import dev.airgap.contracts.data.TransferDeparted;
import dev.airgap.contracts.data.TransferEnded;
import dev.airgap.contracts.data.TransferSealed;
import dev.airgap.contracts.data.TransferWritten;
import dev.airgap.testing.EventProbe;
import dev.airgap.testing.SiblingEvents;
import dev.airgap.testing.Tokens;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Plays transfer-service and rules-service: carries the media of cycles, and brings the receipts of the site. */
final class Journey {

    /** The services of one zone have one chain of events each, however many test classes share the zone. */
    private static final Map<EventProbe, Journey> BY_ZONE = new ConcurrentHashMap<>();

    /** A snapshot that was never taken here. */
    private static final String UNKNOWN = "a".repeat(64);

    private final SiblingEvents transfer;
    private final SiblingEvents rules;
    private long lastReceipt;
    private @Nullable Integer rootVersion = 1;
    private String served = UNKNOWN;
    private long floor = 1;

    private Journey(EventProbe probe) {
        transfer = new SiblingEvents(probe, Zone.DMZ, Service.TRANSFER);
        rules = new SiblingEvents(probe, Zone.DMZ, Service.RULES);
    }

    static Journey in(EventProbe zone) {
        return BY_ZONE.computeIfAbsent(zone, Journey::new);
    }

    void written(String cycleId) {
        transfer.publish(
                EventType.TRANSFER_WRITTEN, cycleId, new TransferWritten(transferOf(cycleId), "serial", 1, List.of()));
    }

    void sealed(String cycleId) {
        transfer.publish(
                EventType.TRANSFER_SEALED,
                cycleId,
                new TransferSealed(transferOf(cycleId), "serial", "0".repeat(64), List.of(), "SEAL-1", List.of()));
    }

    byte[] departed(String cycleId) {
        return transfer.publish(
                EventType.TRANSFER_DEPARTED,
                cycleId,
                new TransferDeparted(transferOf(cycleId), "serial", "carl", "dora", "SEAL-1"));
    }

    /** Sends an event of transfer-service again. */
    void again(byte[] event) {
        transfer.send(event);
    }

    void withoutRules(String cycleId, String code, String detail) {
        rules.publish(EventType.RULE_UPDATE_FAILED, cycleId, new RuleUpdateFailed("plant-1", code, detail));
    }

    /** Its medium is reported lost. */
    void lost(String cycleId) {
        transfer.publish(
                EventType.TRANSFER_LOST,
                cycleId,
                new TransferEnded(transferOf(cycleId), "serial", "MEDIUM_GONE", "Medium serial was reported as LOST."));
    }

    /** The site says what it lacks. */
    void lacks(long number, Need... needs) {
        transfer.publish(
                EventType.NEED_LIST_ACCEPTED,
                "need-list-" + number,
                new NeedListStep("plant-1", number, "%064x".formatted(number), "oscar", null, List.of(needs)));
    }

    /** Runs a cycle until its medium has left. */
    JsonPath leave() {
        String id = CycleDriver.run().getString("id");
        written(id);
        sealed(id);
        departed(id);
        return CycleDriver.await(id, "WAITING_FOR_RECEIPT");
    }

    /** The site's next receipt; it says these things of transfers, the newest first. */
    long receipt(ReceiptTransfer... transfers) {
        receipt("plant-1", ++lastReceipt, transfers);
        return lastReceipt;
    }

    /** The same, once it is the newest that is known. */
    void awaitReceipt(ReceiptTransfer... transfers) {
        long number = receipt(transfers);
        CycleDriver.patiently("receipt " + number)
                .until(() -> Long.toString(number).equals(site().getString("lastReceipt.number")));
    }

    /** From its next receipt on the site trusts this root. */
    void trusts(@Nullable Integer version) {
        rootVersion = version;
    }

    /** From its next receipt on the site serves this snapshot, which a bundle of this sequence brought. */
    void serves(String snapshotDigest, long sequence) {
        served = snapshotDigest;
        floor = Math.max(floor, sequence);
    }

    /** The highest sequence that the site has switched to. */
    long floor() {
        return floor;
    }

    /** From its next receipt on the site serves what nobody here has ever seen. */
    void servesAnUnknownSnapshot() {
        served = UNKNOWN;
    }

    void receipt(String site, long number, ReceiptTransfer... transfers) {
        String bundleId = "%064x".formatted(number + 1);
        publish(site, number, bundleId, served, List.of(served, "b".repeat(64)), "FILE", transfers);
    }

    /** The site's next receipt as somebody typed it: it names the bundle that is served, and no snapshot. */
    long slip(String servedBundleId, ReceiptTransfer... transfers) {
        publish("plant-1", ++lastReceipt, servedBundleId, null, List.of(), "SLIP", transfers);
        return lastReceipt;
    }

    private void publish(
            String site,
            long number,
            String servedBundleId,
            @Nullable String servedSnapshot,
            List<String> held,
            String form,
            ReceiptTransfer... transfers) {
        transfer.publish(
                EventType.RECEIPT_ACCEPTED,
                transfers[0].cycleId(),
                new ReceiptAccepted(
                        site,
                        number,
                        "%064x".formatted(number),
                        1,
                        floor,
                        servedBundleId,
                        servedSnapshot,
                        held,
                        List.of(transfers),
                        List.of("26-001"),
                        10,
                        10,
                        rootVersion,
                        form));
    }

    static ReceiptTransfer served(String cycleId) {
        return reported(cycleId, bundle("ACTIVATED"), rules("APPLIED"));
    }

    static ReceiptTransfer reported(String cycleId, ReceiptFile... files) {
        return new ReceiptTransfer(transferOf(cycleId), cycleId, List.of(files), null, null);
    }

    static ReceiptTransfer refused(String cycleId, String code, String detail) {
        return new ReceiptTransfer(transferOf(cycleId), cycleId, List.of(bundle("PENDING")), code, detail);
    }

    static ReceiptFile bundle(String outcome) {
        return bundle(outcome, null, null);
    }

    static ReceiptFile bundle(String outcome, @Nullable String code, @Nullable String detail) {
        return new ReceiptFile("bundle.zip", "bundle", "c".repeat(64), outcome, code, detail);
    }

    static ReceiptFile rules(String outcome) {
        return rules(outcome, null, null);
    }

    static ReceiptFile rules(String outcome, @Nullable String code, @Nullable String detail) {
        return new ReceiptFile("26-001.dsru", "rule-update", "d".repeat(64), outcome, code, detail);
    }

    static JsonPath site() {
        return given().header("Authorization", Tokens.AUDITOR.bearer())
                .get("/api/v1/sites/plant-1")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static String transferOf(String cycleId) {
        return "transfer-of-" + cycleId;
    }
}
