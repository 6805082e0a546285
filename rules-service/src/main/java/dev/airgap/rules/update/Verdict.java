package dev.airgap.rules.update;

/** What becomes of a verified update. */
public sealed interface Verdict {

    /** New; waits for its confirmation. */
    record Accepted() implements Verdict {}

    /** The very same update is here already. */
    record Known(boolean applied) implements Verdict {}

    /** Must not be used; nothing changed. */
    record Refused(String code, String detail) implements Verdict {}

    /** Another update was applied while this one was compared: compare again. */
    record Outdated() implements Verdict {}
}
