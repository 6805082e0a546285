package dev.airgap.contracts;

/** What an event says about the step it records; shown in timelines. */
public enum Outcome {
    /** The step was done. */
    DONE,
    /** Something was refused, and nothing changed. */
    REFUSED,
    /** A step was tried and did not succeed; it can be tried again. */
    FAILED,
    /** Somebody should look, the pipeline went on. */
    ALARM
}
