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
 */
record DeliveryRequest(
        @Nullable String mediumSerial,
        @Nullable String deliveredBy,
        @Nullable String sealNumber) {

    static final DeliveryRequest OF_ANYTHING = new DeliveryRequest(null, null, null);

    Optional<String> serial() {
        return Optional.ofNullable(mediumSerial);
    }

    /** Empty where nobody carries it. */
    Optional<HandOver> to(String actor) {
        return HandOverRequest.between(deliveredBy, actor, sealNumber);
    }
}
