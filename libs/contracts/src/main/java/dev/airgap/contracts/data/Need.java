package dev.airgap.contracts.data;

/**
 * One thing that a site lacks.
 *
 * @param kind {@code base}, {@code relay} or {@code rule-update}
 * @param id the digest of a snapshot that bundles rest on, the name of a relay that starts empty, or the number of a rule update
 */
public record Need(String kind, String id) {}
