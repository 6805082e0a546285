package dev.airgap.transfer.api;

import dev.airgap.transfer.medium.HandOver;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A medium is brought.
 *
 * @param mediumSerial which medium it should be; any if absent
 * @param deliveredBy who brings it
 * @param sealNumber of the seal that closes its bag
 * @param desk whether it is at a desk: what lies on it is uploaded, and then completed
 */
record DeliveryRequest(
        @Nullable String mediumSerial,
        @Nullable String deliveredBy,
        @Nullable String sealNumber,
        @Nullable Boolean desk) {

    static final DeliveryRequest OF_ANYTHING = new DeliveryRequest(null, null, null, null);

    Optional<String> serial() {
        return Optional.ofNullable(mediumSerial);
    }

    boolean atDesk() {
        return Boolean.TRUE.equals(desk);
    }

    /** Empty where nobody carries it. */
    Optional<HandOver> to(String actor) {
        return HandOverRequest.between(deliveredBy, actor, sealNumber);
    }
}
