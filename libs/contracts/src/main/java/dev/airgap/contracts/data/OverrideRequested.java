package dev.airgap.contracts.data;

/**
 * Somebody asks for what takes two persons.
 *
 * @param kind what is to be done, for example {@code close-without-receipt}
 * @param subject what it is to be done to, for example a cycle id
 */
public record OverrideRequested(String overrideId, String kind, String subject, String reason) {}
