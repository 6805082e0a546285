package dev.airgap.transfer.custody;

import java.time.Instant;

/**
 * A step of a transfer.
 *
 * @param state after it
 * @param eventId of the event that says so, or that it follows from: who did it is there
 */
public record StepTaken(TransferStep step, TransferState state, String eventId, Instant at) {}
