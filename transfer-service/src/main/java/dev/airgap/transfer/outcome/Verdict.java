package dev.airgap.transfer.outcome;

import dev.airgap.media.receipt.FileOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file.
 *
 * @param code why it was rejected or reverted
 * @param eventId of the event that says so
 */
record Verdict(
        FileOutcome outcome,
        @Nullable String code,
        @Nullable String detail,
        String eventId) {

    static Verdict good(FileOutcome outcome, String eventId) {
        return new Verdict(outcome, null, null, eventId);
    }
}
