package dev.airgap.bundler.cycle;

/** What moves a cycle on. */
enum CycleStep {
    TAKE_SNAPSHOT,
    RELEASE,
    WRITE,
    SEAL,
    DEPART,
    /** The site has said what became of it. */
    CLOSE,
    /** Two persons close it without the site's word. */
    GIVE_UP,
    FAIL
}
