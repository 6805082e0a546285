package dev.airgap.transfer.custody;

import dev.airgap.transfer.medium.HandOver;
import org.jspecify.annotations.Nullable;

/**
 * How a medium came to the site.
 *
 * @param custodian who received it
 * @param deliveredBy from whom; null where nobody carries it
 * @param sealNumber that was on its bag
 */
public record Reception(
        String custodian,
        @Nullable String deliveredBy,
        @Nullable String sealNumber) {

    /** Null where nobody carries it. */
    public @Nullable HandOver handOver() {
        return deliveredBy == null || sealNumber == null ? null : new HandOver(deliveredBy, custodian, sealNumber);
    }
}
