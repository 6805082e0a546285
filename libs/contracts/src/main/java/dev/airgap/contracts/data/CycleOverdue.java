package dev.airgap.contracts.data;

/**
 * Nothing is known of a medium that has left.
 *
 * @param dueAt by when a receipt should have come, RFC 3339, UTC
 */
public record CycleOverdue(String site, String transferId, String dueAt) {}
