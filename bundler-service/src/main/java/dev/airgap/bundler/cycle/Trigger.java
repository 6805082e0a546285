package dev.airgap.bundler.cycle;

import java.util.Locale;

/** What started a cycle. */
enum Trigger {
    REQUEST,
    SCHEDULE,
    /** What a cycle before had carried is lost. */
    LOSS;

    /** As events say it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
