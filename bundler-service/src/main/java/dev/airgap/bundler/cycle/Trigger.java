package dev.airgap.bundler.cycle;

import java.util.Locale;

/** What started a cycle. */
enum Trigger {
    REQUEST,
    SCHEDULE,
    /** What a cycle before had carried is lost. */
    LOSS,
    /** The site says that it lacks something. */
    NEED;

    /** As events say it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
