package dev.airgap.bundler.cycle;

import dev.airgap.contracts.Standing;
import java.util.Optional;

/**
 * How a cycle was closed.
 *
 * @param receiptNumber the receipt that said so; empty when two persons did
 * @param code why it is not UPDATED or UP_TO_DATE
 */
public record Ending(Standing outcome, Optional<Long> receiptNumber, Optional<String> code, Optional<String> detail) {

    static Ending of(Outcome outcome, Optional<Long> receiptNumber) {
        return new Ending(
                outcome.standing(),
                receiptNumber,
                Optional.ofNullable(outcome.code()),
                Optional.ofNullable(outcome.detail()));
    }
}
