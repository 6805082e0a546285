package dev.airgap.contracts;

import static dev.airgap.contracts.EventType.BUNDLE_REJECTED;
import static dev.airgap.contracts.EventType.BUNDLE_RELEASED;
import static dev.airgap.contracts.EventType.BUNDLE_SUPERSEDED;
import static dev.airgap.contracts.EventType.CYCLE_CLOSED;
import static dev.airgap.contracts.EventType.CYCLE_STARTED;
import static dev.airgap.contracts.EventType.MIRROR_FORKED;
import static dev.airgap.contracts.EventType.NEED_LIST_ACCEPTED;
import static dev.airgap.contracts.EventType.RECEIPT_ACCEPTED;
import static dev.airgap.contracts.EventType.ROOT_ACCEPTED;
import static dev.airgap.contracts.EventType.RULES_APPLIED;
import static dev.airgap.contracts.EventType.RULES_REJECTED;
import static dev.airgap.contracts.EventType.RULES_VALIDATED;
import static dev.airgap.contracts.EventType.RULE_UPDATE_EXPORTED;
import static dev.airgap.contracts.EventType.RULE_UPDATE_FAILED;
import static dev.airgap.contracts.EventType.SNAPSHOT_ACTIVATED;
import static dev.airgap.contracts.EventType.SNAPSHOT_DELETED;
import static dev.airgap.contracts.EventType.SNAPSHOT_REVERTED;
import static dev.airgap.contracts.EventType.TRANSFER_CLOSED;
import static dev.airgap.contracts.EventType.TRANSFER_DELIVERED;
import static dev.airgap.contracts.EventType.TRANSFER_DEPARTED;
import static dev.airgap.contracts.EventType.TRANSFER_LOST;
import static dev.airgap.contracts.EventType.TRANSFER_SEALED;
import static dev.airgap.contracts.EventType.TRANSFER_WRITTEN;
import static dev.airgap.contracts.Zone.AIRGAP;
import static dev.airgap.contracts.Zone.DMZ;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which event makes which service act: the whole choreography of a cycle in one table.
 *
 * <p>audit-service reads every topic of its zone and commands nothing, so it is not in the table; {@code transfer.delivered}
 * and {@code receipt.accepted} make it fetch and check what came of the other zone's log. A service that starts with
 * other handlers than this table gives it refuses to start.
 */
public final class Flow {

    /** One line of the table: in {@code zone}, {@code consumer} acts on {@code event}, which has {@code follows}. */
    public record Step(Zone zone, EventType event, Service consumer, String follows) {}

    /** In the air gap: the DMZ's events, which audit-service publishes as the media bring them; nobody acts on them. */
    public static final String MIRROR_TOPIC = "dmz.events.v1";

    private static final String RECEIPT = "the receipt of the transfer is completed, and written";

    private static final String ROOT = "the newer root is walked to, and kept";

    private static final List<Step> STEPS = List.of(
            new Step(DMZ, CYCLE_STARTED, Service.RULES, "the rule files are exported as a numbered rule update"),
            new Step(DMZ, BUNDLE_RELEASED, Service.TRANSFER, "the cycle's transfer is drafted or completed"),
            new Step(DMZ, RULE_UPDATE_EXPORTED, Service.TRANSFER, "the cycle's transfer is drafted or completed"),
            new Step(DMZ, RULE_UPDATE_FAILED, Service.TRANSFER, "the cycle's transfer carries the bundle alone"),
            new Step(DMZ, RULE_UPDATE_FAILED, Service.BUNDLER, "the cycle will close as DEGRADED at best"),
            new Step(DMZ, TRANSFER_WRITTEN, Service.BUNDLER, "the cycle waits for the seal"),
            new Step(DMZ, TRANSFER_SEALED, Service.BUNDLER, "the cycle waits for the departure"),
            new Step(DMZ, TRANSFER_DEPARTED, Service.BUNDLER, "the cycle waits for the receipt"),
            new Step(DMZ, TRANSFER_LOST, Service.BUNDLER, "a cycle starts that makes up for it"),
            new Step(DMZ, RECEIPT_ACCEPTED, Service.BUNDLER, "the differential base moves, cycles close"),
            new Step(DMZ, RECEIPT_ACCEPTED, Service.RULES, "the rule updates in use at the site are known"),
            new Step(DMZ, NEED_LIST_ACCEPTED, Service.BUNDLER, "cycles start for what the site lacks"),
            new Step(DMZ, CYCLE_CLOSED, Service.TRANSFER, "the cycle's transfer is closed, or known to be lost"),
            new Step(AIRGAP, TRANSFER_DELIVERED, Service.IMPORTER, "a security update download runs"),
            new Step(
                    AIRGAP,
                    TRANSFER_DELIVERED,
                    Service.RULES,
                    "the rule update is validated and waits for confirmation"),
            new Step(
                    AIRGAP, TRANSFER_CLOSED, Service.IMPORTER, "snapshots before the one that the DMZ knows of may go"),
            new Step(AIRGAP, SNAPSHOT_ACTIVATED, Service.TRANSFER, RECEIPT),
            new Step(AIRGAP, SNAPSHOT_REVERTED, Service.TRANSFER, RECEIPT),
            new Step(AIRGAP, SNAPSHOT_DELETED, Service.TRANSFER, "the next receipt does not say that it is held"),
            new Step(AIRGAP, BUNDLE_REJECTED, Service.TRANSFER, RECEIPT),
            new Step(AIRGAP, BUNDLE_SUPERSEDED, Service.TRANSFER, RECEIPT),
            new Step(AIRGAP, RULES_VALIDATED, Service.TRANSFER, RECEIPT),
            new Step(AIRGAP, RULES_APPLIED, Service.TRANSFER, RECEIPT),
            new Step(AIRGAP, RULES_REJECTED, Service.TRANSFER, RECEIPT),
            new Step(AIRGAP, ROOT_ACCEPTED, Service.RULES, ROOT),
            new Step(AIRGAP, ROOT_ACCEPTED, Service.IMPORTER, ROOT),
            new Step(AIRGAP, ROOT_ACCEPTED, Service.TRANSFER, ROOT),
            new Step(AIRGAP, MIRROR_FORKED, Service.TRANSFER, "nothing is taken from media until two persons say so"));

    private Flow() {}

    /** Every step, in the order of a cycle. */
    public static List<Step> steps() {
        return STEPS;
    }

    /** The events that {@code service} must have a handler for in {@code zone}. */
    public static Set<EventType> consumedBy(Service service, Zone zone) {
        return STEPS.stream()
                .filter(step -> step.zone() == zone && step.consumer() == service)
                .map(Step::event)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(EventType.class)));
    }

    /** The topics that {@code service} must subscribe to in {@code zone}; audit-service reads them all. */
    public static Set<String> topicsFor(Service service, Zone zone) {
        Set<String> topics = new TreeSet<>();
        for (Service producer : Service.values()) {
            // What a service said itself is no news to it.
            boolean reads = service == Service.AUDIT
                    || service != producer
                            && consumedBy(service, zone).stream().anyMatch(event -> event.isPublishedBy(producer));
            if (producer.runsIn(zone) && reads) {
                topics.add(producer.topic());
            }
        }
        return topics;
    }
}
