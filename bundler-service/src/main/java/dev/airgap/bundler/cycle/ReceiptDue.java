package dev.airgap.bundler.cycle;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * By when a medium that has left should have brought back a receipt.
 *
 * @param within how long after its departure; empty if the bundle's own word counts: until the next one is expected
 */
record ReceiptDue(Optional<Duration> within) {

    ReceiptDue {
        if (within.filter(it -> it.isNegative() || it.isZero()).isPresent()) {
            throw new IllegalArgumentException(
                    "airgap.cycle.receipt-within must be longer than nothing: " + within.get());
        }
    }

    Instant after(Instant departedAt, Instant nextExpectedBy) {
        return within.map(departedAt::plus).orElse(nextExpectedBy);
    }
}
