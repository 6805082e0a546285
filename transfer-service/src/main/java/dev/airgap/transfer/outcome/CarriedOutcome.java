package dev.airgap.transfer.outcome;

import dev.airgap.media.FileKind;
import dev.airgap.media.receipt.FileOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file of a transfer.
 *
 * @param id its bundle or rule update id
 * @param code why it was rejected or reverted
 * @param eventId of the event that says so; null while it is pending
 */
public record CarriedOutcome(
        String name,
        FileKind kind,
        String id,
        FileOutcome outcome,
        @Nullable String code,
        @Nullable String detail,
        @Nullable String eventId) {}
