package dev.airgap.transfer.api;

import dev.airgap.kit.problem.KitProblem;
import dev.airgap.kit.problem.ProblemException;
import dev.airgap.transfer.medium.MediumKind;
import dev.airgap.transfer.medium.NewMedium;
import org.jspecify.annotations.Nullable;

/**
 * A medium to be registered.
 *
 * @param kind usb, disc, disk or diode
 * @param ownerSite the only site that it goes to; the site of this service if null
 */
record MediumRequest(
        @Nullable String serial,
        @Nullable String label,
        @Nullable String kind,
        @Nullable Long capacityBytes,
        @Nullable String ownerSite) {

    NewMedium toMedium(String thisSite) {
        if (serial == null || kind == null || capacityBytes == null) {
            throw new ProblemException(
                    KitProblem.INVALID_REQUEST, "serial, kind and capacityBytes are needed to register a medium");
        }
        try {
            return new NewMedium(
                    serial,
                    label == null ? "" : label,
                    MediumKind.ofWord(kind),
                    capacityBytes,
                    ownerSite == null ? thisSite : ownerSite);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(KitProblem.INVALID_REQUEST, String.valueOf(e.getMessage()));
        }
    }
}
