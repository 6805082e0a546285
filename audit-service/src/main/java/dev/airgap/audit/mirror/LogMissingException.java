package dev.airgap.audit.mirror;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Something is missing before what came can be joined to what is known, or nothing trustworthy came. */
final class LogMissingException extends MirrorException {

    private static final long serialVersionUID = 1L;

    /** The segment starts after the mirror's end. */
    static final String ENTRIES_MISSING = "ENTRIES_MISSING";
    /** The transfer did not bring a segment. */
    static final String SEGMENT_NOT_KEPT = "SEGMENT_NOT_KEPT";
    /** An entry is no event of the other zone. */
    static final String ENTRY_UNREADABLE = "ENTRY_UNREADABLE";
    /** The checkpoint's growth is not proved from any checkpoint that is known. */
    static final String GROWTH_UNPROVED = "GROWTH_UNPROVED";
    /** The checkpoint is of a smaller log than one before. */
    static final String LOG_BEHIND = "LOG_BEHIND";

    private final @Nullable Long found;

    private LogMissingException(
            String code, @Nullable Long found, @Nullable ClaimedCheckpoint claimed, String message) {
        super(code, claimed, message);
        this.found = found;
    }

    /** A log that is sound and cannot be joined. */
    static LogMissingException before(long found, String code, ClaimedCheckpoint claimed, String message) {
        return new LogMissingException(code, found, claimed, message);
    }

    /** Nothing that says anything about the log. */
    static LogMissingException untrusted(String code, String message) {
        return new LogMissingException(code, null, null, message);
    }

    /** The first entry or the size that came; empty if nothing trustworthy did. */
    OptionalLong found() {
        return found == null ? OptionalLong.empty() : OptionalLong.of(found);
    }
}
