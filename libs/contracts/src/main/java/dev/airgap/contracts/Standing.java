package dev.airgap.contracts;

/** How a cycle ended, and how a site stands: what a person wants to know first. */
public enum Standing {
    /** New content is being served. */
    UPDATED,
    /** A medium was carried and there was nothing new on it. */
    UP_TO_DATE,
    /** Nothing was carried in time, or nothing has come back. */
    OVERDUE,
    /** The bundle is being served, an optional part is missing: code and detail say which. */
    DEGRADED,
    /** What was carried was refused: code and detail say why. */
    REJECTED,
    /** Two persons declared the medium lost. */
    LOST,
    /** Two persons closed the cycle without a receipt: nobody has proved what became of it. */
    UNCONFIRMED
}
