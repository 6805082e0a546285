package dev.airgap.contracts.data;

import java.time.Instant;

/**
 * A relay's clock and what it has seen signed do not fit together.
 *
 * @param code {@code CLOCK_BEHIND} or {@code CLOCK_AHEAD}
 * @param clock what the relay's clock says
 * @param signedTime the latest time that an accepted bundle was signed at
 */
public record ClockSuspect(String site, String code, Instant clock, Instant signedTime, String detail) {}
