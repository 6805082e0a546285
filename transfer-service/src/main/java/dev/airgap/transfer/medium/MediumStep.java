package dev.airgap.transfer.medium;

import java.util.Locale;

/** What can happen to a registered medium. */
public enum MediumStep {
    /** A transfer is to be written to it. */
    WRITE,
    DEPART,
    ARRIVE,
    RETURN,
    LOSE,
    FIND,
    SANITISE,
    RETIRE;

    /** The name in events and answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
