package dev.airgap.media.receipt;

/** What became of a carried file at the site. */
public enum FileOutcome {
    /** The bundle is served and was read back. */
    ACTIVATED(true),
    /** A newer bundle was applied instead. */
    SUPERSEDED(true),
    /** The bundle was switched to and back: agents would not have got it. */
    REVERTED(true),
    /** The rule update was applied. */
    APPLIED(true),
    /** The same rule update had been applied before. */
    ALREADY_APPLIED(true),
    /** The file was refused. */
    REJECTED(true),
    /** Not decided yet: an import runs, or a person has to confirm. */
    PENDING(false);

    private final boolean last;

    FileOutcome(boolean last) {
        this.last = last;
    }

    /** Whether no other outcome follows. */
    public boolean isFinal() {
        return last;
    }
}
