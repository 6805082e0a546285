package dev.airgap.transfer.medium;

/** Fired inside the transaction that makes work for a {@link MediumJob}. */
public record MediumWorkRequested() {}
