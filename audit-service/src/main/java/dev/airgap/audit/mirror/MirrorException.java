package dev.airgap.audit.mirror;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of the other zone's log does not continue what is known of it. Nothing of it is kept. */
abstract sealed class MirrorException extends RuntimeException permits LogMissingException, LogForkedException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_DETAIL = 500;

    private final String code;
    private final transient @Nullable ClaimedCheckpoint claimed;

    MirrorException(String code, @Nullable ClaimedCheckpoint claimed, String message) {
        super(message);
        this.code = code;
        this.claimed = claimed;
    }

    /** The stable code of the finding. */
    String code() {
        return code;
    }

    /** The checkpoint that came, if its signature is valid. */
    Optional<ClaimedCheckpoint> claimed() {
        return Optional.ofNullable(claimed);
    }

    /** The message without what a database or a terminal would choke on: it may quote a stranger's bytes. */
    String detail() {
        String printable = String.valueOf(getMessage()).replaceAll("\\p{Cntrl}", " ");
        return printable.substring(0, Math.min(printable.length(), LONGEST_DETAIL));
    }
}
