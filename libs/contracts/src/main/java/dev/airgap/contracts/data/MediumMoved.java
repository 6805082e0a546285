package dev.airgap.contracts.data;

import org.jspecify.annotations.Nullable;

/**
 * A medium is somewhere else than before.
 *
 * @param step {@code write}, {@code depart}, {@code arrive}, {@code return}, {@code lose}, {@code find}, {@code sanitise} or
 *     {@code retire}
 * @param from where it was: REGISTERED, IN_DMZ, IN_TRANSIT, IN_AIR_GAP, RETURNED, SANITISED, RETIRED or LOST
 * @param to where it is
 * @param transferId the transfer that it happened for
 * @param note what the person said who reported it
 * @param handedBy who gave it, if it was handed over
 * @param takenBy who received it
 * @param sealNumber that both read on the bag
 */
public record MediumMoved(
        String mediumId,
        String serial,
        String step,
        String from,
        String to,
        @Nullable String transferId,
        @Nullable String note,
        @Nullable String handedBy,
        @Nullable String takenBy,
        @Nullable String sealNumber) {}
