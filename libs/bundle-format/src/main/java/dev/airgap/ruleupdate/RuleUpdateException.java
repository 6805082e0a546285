package dev.airgap.ruleupdate;

/** A rule update file is refused. The message names the culprit, and says expected and actual. */
public final class RuleUpdateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why; the name is the stable code that events and problems carry. */
    public enum Code {
        /** Not a container of this format, or its signed manifest breaks the format's rules. */
        DSRU_MALFORMED,
        /** A newer schema than this reader knows. */
        DSRU_SCHEMA_UNSUPPORTED,
        /** Bytes of an entry are not the signed ones. */
        DSRU_TAMPERED,
        /** The file ends early. */
        DSRU_TRUNCATED,
        /** Entries are not exactly the signed ones. */
        DSRU_ENTRIES_DIFFER,
        /** Something is larger than declared or than the limits of the format. */
        DSRU_TOO_LARGE,
        /** The file's name is not the signed number's. */
        DSRU_RENAMED,
        /** Signed for another site. */
        DSRU_WRONG_SITE,
        /** Not a regular file: a link, a directory, a device. */
        DSRU_NOT_A_FILE
    }

    private final Code code;

    RuleUpdateException(Code code, String detail) {
        super(detail);
        this.code = code;
    }

    RuleUpdateException(Code code, String detail, Throwable cause) {
        super(detail, cause);
        this.code = code;
    }

    /** UPPER_SNAKE, stable. */
    public String code() {
        return code.name();
    }

    public Code finding() {
        return code;
    }
}
