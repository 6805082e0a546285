package dev.airgap.contracts.data;

/** A second person agreed, and it is done. */
public record OverrideConfirmed(
        String overrideId, String kind, String subject, String reason, String requestedBy, String confirmedBy) {}
