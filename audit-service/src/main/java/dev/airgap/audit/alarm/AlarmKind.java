package dev.airgap.audit.alarm;

import dev.airgap.contracts.EventType;

/** What can be wrong with a producer's chain, with the log, or with what comes of the other zone's log. */
public enum AlarmKind {
    /** Two events claim the same place. */
    CHAIN_FORK(EventType.AUDIT_CHAIN_FORK),
    /** An event is missing and the ones after it have waited too long. */
    GAP(EventType.AUDIT_GAP),
    /** The log in the database is not the one that was signed; the numbers are sizes of the log. */
    LOG_CHANGED(EventType.AUDIT_CHAIN_FORK),
    /** What came of the other zone's log cannot be joined to what is known of it; the numbers are sizes of that log. */
    MIRROR_MISSING(EventType.MIRROR_MISSING),
    /** The other zone's log contradicts itself; the numbers are sizes of that log. */
    LOG_FORK(EventType.MIRROR_FORKED);

    private final EventType event;

    AlarmKind(EventType event) {
        this.event = event;
    }

    EventType event() {
        return event;
    }
}
