package dev.airgap.transfer.api;

import dev.airgap.transfer.medium.RegisteredMedium;
import java.time.Instant;

record MediumResponse(
        String id,
        String serial,
        String label,
        String kind,
        long capacityBytes,
        String registeredBy,
        Instant registeredAt) {

    static MediumResponse of(RegisteredMedium medium) {
        return new MediumResponse(
                medium.id(),
                medium.serial(),
                medium.label(),
                medium.kind().word(),
                medium.capacityBytes(),
                medium.registeredBy(),
                medium.registeredAt());
    }
}
