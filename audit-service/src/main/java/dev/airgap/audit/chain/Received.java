package dev.airgap.audit.chain;

import java.util.Locale;

/** What became of a message. */
public enum Received {
    LOGGED,
    DUPLICATE,
    WAITING,
    FORKED,
    UNREADABLE;

    /** The name in metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
