package dev.airgap.contracts.data;

import java.time.Instant;

/**
 * A medium left and has not come back in time.
 *
 * @param since when it was handed over
 * @param dueBy when it should have been back
 */
public record MediumOverdue(String mediumId, String serial, Instant since, Instant dueBy) {}
