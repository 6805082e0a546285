package dev.airgap.bundler.cycle;

import java.util.Locale;

/** What started a cycle. */
enum Trigger {
    REQUEST,
    SCHEDULE;

    /** As events say it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
