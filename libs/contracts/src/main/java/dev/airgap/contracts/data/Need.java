package dev.airgap.contracts.data;

/**
 * One thing that a site lacks.
 *
 * @param kind {@code base} or {@code rule-update}
 * @param id the digest of a snapshot that bundles rest on, or the number of a rule update
 */
public record Need(String kind, String id) {}
