package dev.airgap.contracts.data;

import dev.airgap.contracts.Standing;
import org.jspecify.annotations.Nullable;

/**
 * How the site stands has changed, as this zone knows it.
 *
 * @param previous null the first time
 * @param code why it is not UPDATED or UP_TO_DATE
 */
public record StandingChanged(
        String site,
        Standing standing,
        @Nullable Standing previous,
        @Nullable String code,
        @Nullable String detail) {}
