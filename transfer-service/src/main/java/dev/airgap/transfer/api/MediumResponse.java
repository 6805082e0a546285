package dev.airgap.transfer.api;

import dev.airgap.transfer.custody.NextAction;
import dev.airgap.transfer.medium.MediumMove;
import dev.airgap.transfer.medium.RegisteredMedium;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A registered medium.
 *
 * @param history what happened to it, oldest first
 */
record MediumResponse(
        String id,
        String serial,
        String label,
        String kind,
        long capacityBytes,
        String ownerSite,
        String state,
        Instant since,
        @Nullable Instant overdueSince,
        NextAction nextAction,
        String registeredBy,
        Instant registeredAt,
        List<MediumMove> history) {

    static MediumResponse of(RegisteredMedium medium, List<MediumMove> history) {
        return new MediumResponse(
                medium.id(),
                medium.serial(),
                medium.label(),
                medium.kind().word(),
                medium.capacityBytes(),
                medium.ownerSite(),
                medium.state().name(),
                medium.since(),
                medium.overdueSince(),
                next(medium),
                medium.registeredBy(),
                medium.registeredAt(),
                history);
    }

    private static NextAction next(RegisteredMedium medium) {
        return switch (medium.state()) {
            case REGISTERED, SANITISED ->
                new NextAction("write a transfer to it, or read what it brings", "operator", "transfer");
            case IN_DMZ -> new NextAction("hand it over once its transfer is sealed", "custodian", "transfer");
            case IN_TRANSIT ->
                new NextAction("record its return when it is back, or its loss", "custodian", "transfer");
            case IN_AIR_GAP -> new NextAction("carry it back to the DMZ", "custodian", "transfer");
            case RETURNED -> new NextAction("sanitise it, or use it again", "operator", "transfer");
            case RETIRED -> new NextAction("nothing: it is not used any more", "service", "transfer");
            case LOST -> new NextAction("say so if it is found", "approver", "transfer");
        };
    }
}
