package dev.airgap.kit.api;

import io.quarkus.logging.Log;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Keeps somebody who hammers a service without a token from filling the audit log: so many refusals a minute go on record. */
final class RefusalLimit {

    private static final int PER_WINDOW = 120;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Clock clock;
    private Instant windowEnd = Instant.EPOCH;
    private int inWindow;

    RefusalLimit(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean allows() {
        Instant now = clock.instant();
        if (!now.isBefore(windowEnd)) {
            windowEnd = now.plus(WINDOW);
            inWindow = 0;
        }
        inWindow++;
        if (inWindow == PER_WINDOW + 1) {
            Log.warnf("refused requests come too fast, the rest until %s is not put on record", windowEnd);
        }
        return inWindow <= PER_WINDOW;
    }
}
