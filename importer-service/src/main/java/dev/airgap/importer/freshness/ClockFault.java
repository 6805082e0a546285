package dev.airgap.importer.freshness;

import dev.airgap.bundle.Floor;
import java.time.Duration;
import java.time.Instant;

/** Why the local clock is not believed; the names are the codes of the alarm. */
enum ClockFault {
    /** Something accepted was signed later than the clock says it is. */
    CLOCK_BEHIND,
    /** Everything has been expired for long, and yet something newer came. */
    CLOCK_AHEAD;

    private static final Duration SMALL = Duration.ofHours(1);

    /** Whether the clock still gives this reason to doubt it. */
    boolean goesOn(Floor floor, Instant clock) {
        return switch (this) {
            case CLOCK_BEHIND ->
                floor.signedTime()
                        .filter(signed -> signed.isAfter(clock.plus(SMALL)))
                        .isPresent();
            case CLOCK_AHEAD -> floor.isClockSuspect(clock);
        };
    }
}
