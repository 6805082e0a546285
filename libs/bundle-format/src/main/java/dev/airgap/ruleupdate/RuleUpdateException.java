package dev.airgap.ruleupdate;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    private final @Nullable String entry;

    RuleUpdateException(Code code, String detail) {
        this(code, null, detail, null);
    }

    RuleUpdateException(Code code, String detail, Throwable cause) {
        this(code, null, detail, cause);
    }

    /** @param entry the entry or structure of the zip that it is about */
    RuleUpdateException(Code code, @Nullable String entry, String detail, @Nullable Throwable cause) {
        super(detail, cause);
        this.code = code;
        this.entry = entry;
    }

    /** UPPER_SNAKE, stable. */
    public String code() {
        return code.name();
    }

    public Code finding() {
        return code;
    }

    /** The entry or structure of the zip that is the culprit; empty if it is the file. */
    public Optional<String> entry() {
        return Optional.ofNullable(entry);
    }
}
