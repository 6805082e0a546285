package dev.airgap.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a run has brought a cycle.
 *
 * @param cycle the bundler's resource, null where only the air gap runs
 * @param receiptNumber of the receipt that the run has seen written or accepted, null before
 * @param reached the last step taken here
 * @param failure the first step that failed without stopping the cycle
 */
record CycleResult(
        String cycleId,
        @Nullable JsonNode cycle,
        @Nullable Long receiptNumber,
        Step reached,
        Optional<StepFailedException> failure) {

    /** {@code UPDATED}, {@code REJECTED} and so on, once the cycle is closed. */
    Optional<String> outcome() {
        return Optional.ofNullable(cycle)
                .filter(known -> known.hasNonNull("outcome"))
                .map(known -> known.path("outcome").asText());
    }

    /** @throws StepFailedException when something on the way has failed */
    void requireGood() {
        failure.ifPresent(failed -> {
            throw failed;
        });
    }
}
