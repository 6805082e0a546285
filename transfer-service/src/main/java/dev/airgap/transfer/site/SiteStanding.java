package dev.airgap.transfer.site;

import dev.airgap.contracts.Standing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the site stands.
 *
 * @param standing null before the first medium
 * @param since when it began to stand so
 * @param code why it is not UPDATED or UP_TO_DATE
 * @param nextExpectedBy by when the served bundle says the next one should be here
 */
public record SiteStanding(
        String site,
        @Nullable Standing standing,
        @Nullable Instant since,
        @Nullable String code,
        @Nullable String detail,
        @Nullable Instant nextExpectedBy) {}
