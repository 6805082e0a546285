package dev.airgap.audit;

import dev.airgap.contracts.EventType;
import dev.airgap.contracts.Service;
import dev.airgap.contracts.Zone;
import dev.airgap.contracts.data.CycleStarted;
import dev.airgap.contracts.data.OverrideConfirmed;
import dev.airgap.contracts.data.RootAccepted;
import dev.airgap.contracts.data.TransferFiles;
import dev.airgap.testing.EventProbe;
import dev.airgap.testing.PublishedEvent;
import dev.airgap.trust.RootChain;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Carries pieces of a DMZ's log into the air gap that the service under test runs in. */
final class Carrier {

    private static final Map<OtherZone, TestLog> LOGS = new ConcurrentHashMap<>();
    private static final AtomicInteger TRANSFERS = new AtomicInteger();

    private final EventProbe probe;
    private final OtherZone otherZone;

    Carrier(EventProbe probe, OtherZone otherZone) {
        this.probe = probe;
        this.otherZone = otherZone;
    }

    /** The DMZ's log; it goes on from test to test, as the mirror does. */
    TestLog log() {
        return LOGS.computeIfAbsent(otherZone, zone -> new TestLog());
    }

    /** So many things happen in the DMZ. */
    void grow(int events, String cycleId) {
        for (int i = 0; i < events; i++) {
            log().add(event(cycleId));
        }
    }

    /** Something that happens in the DMZ, not logged. */
    byte[] event(String cycleId) {
        return Siblings.of(probe, Zone.DMZ, Service.BUNDLER)
                .next(EventType.CYCLE_STARTED, cycleId, new CycleStarted("plant-1", "request"));
    }

    /** A medium brings a segment; returns the transfer's id. */
    String deliver(byte[] segment) {
        return deliver(segment, "cycle-carried");
    }

    String deliver(byte[] segment, String cycleId) {
        String id = nextId();
        otherZone.keepSegment(id, segment);
        announce(id, cycleId);
        return id;
    }

    static String nextId() {
        return "transfer-" + TRANSFERS.incrementAndGet();
    }

    void announce(String transferId, String cycleId) {
        Siblings.of(probe, Zone.AIRGAP, Service.TRANSFER)
                .publish(EventType.TRANSFER_DELIVERED, cycleId, new TransferFiles(transferId, "plant-1", List.of()));
    }

    /** Transfer-service says that it walked to a root. */
    void tellOfRoot(int version, byte[] envelope) {
        Siblings.of(probe, Zone.AIRGAP, Service.TRANSFER)
                .publish(
                        EventType.ROOT_ACCEPTED,
                        "root-" + version,
                        new RootAccepted(
                                version,
                                1,
                                "ab".repeat(32),
                                "a transfer",
                                new RootChain(List.of(envelope)).toBase64()));
    }

    /** A medium brings everything that is missing. */
    String deliverRest() {
        return deliver(log().segment(mirrored(), log().size(), otherZone.logSigner()));
    }

    static long mirrored() {
        return LogClient.get("/mirror").getLong("size");
    }

    static String state() {
        return LogClient.get("/mirror").getString("state");
    }

    PublishedEvent awaitExtended(String transferId) {
        return await("mirror.extended", transferId);
    }

    PublishedEvent awaitMissing(String transferId) {
        return await("mirror.missing", transferId);
    }

    PublishedEvent awaitForked(String transferId) {
        return await("mirror.forked", transferId);
    }

    /** Everything that was said about a transfer's piece of the log. */
    List<PublishedEvent> verdictsOn(String transferId) {
        return probe.matching(event -> event.type().startsWith("mirror.") && isOf(event, transferId));
    }

    /** Two persons say that it goes on. */
    void clearFork(String transferId) {
        Siblings.of(probe, Zone.AIRGAP, Service.TRANSFER)
                .publish(
                        EventType.OVERRIDE_CONFIRMED,
                        "cycle-carried",
                        new OverrideConfirmed("o-1", "clear-log-fork", transferId, "looked at it", "olivia", "petra"));
    }

    private PublishedEvent await(String type, String transferId) {
        return probe.await(type, event -> isOf(event, transferId));
    }

    private static boolean isOf(PublishedEvent event, String transferId) {
        return event.data().path("carriedBy").asText().equals(transferId);
    }
}
