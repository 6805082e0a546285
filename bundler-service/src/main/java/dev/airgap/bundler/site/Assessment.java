package dev.airgap.bundler.site;

import dev.airgap.contracts.Standing;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a site stands.
 *
 * @param code why it is not UPDATED or UP_TO_DATE
 * @param overdueSince the time that passed, while it is OVERDUE
 */
public record Assessment(
        Standing standing,
        @Nullable String code,
        @Nullable String detail,
        @Nullable Instant overdueSince) {

    /** Whether a person would be told the same. */
    boolean isSameAs(Assessment other) {
        return standing == other.standing && Objects.equals(code, other.code);
    }
}
