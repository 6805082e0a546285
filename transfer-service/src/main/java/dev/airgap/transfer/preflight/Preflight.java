package dev.airgap.transfer.preflight;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question whether a medium can be imported.
 *
 * @param number counts them up
 * @param endedAt null while the medium is read
 * @param answer the result, in JSON; null while the medium is read
 */
public record Preflight(
        String id,
        long number,
        String requestedBy,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String answer) {

    public Optional<String> result() {
        return Optional.ofNullable(answer);
    }
}
