package dev.airgap.bundler.cycle;

/** What moves a cycle on. */
enum CycleStep {
    TAKE_SNAPSHOT,
    RELEASE,
    WRITE,
    SEAL,
    DEPART,
    FAIL
}
