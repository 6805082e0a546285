package dev.airgap.bundler.cycle;

/** What moves a cycle on. */
enum CycleStep {
    TAKE_SNAPSHOT,
    /** Its manifest waits for signatures of people, for the first time or again. */
    AWAIT_SIGNATURES,
    /** Somebody has signed. */
    SIGN,
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
