package dev.airgap.ruleupdate;

/** What a rule update may hold. The largest public rule sets have some 40 MB in one file. */
public final class RuleUpdateLimits {

    /** Content of one rule file. */
    public static final long MAX_FILE_BYTES = 128L << 20;

    /** Content of all rule files. */
    public static final long MAX_TOTAL_BYTES = 512L << 20;

    /** Rule files in one update; their records fit the envelope. */
    public static final int MAX_FILES = 500;

    /** The container itself. */
    public static final long MAX_CONTAINER_BYTES = 544L << 20;

    static final int MAX_ENVELOPE_BYTES = 256 << 10;

    private RuleUpdateLimits() {}
}
