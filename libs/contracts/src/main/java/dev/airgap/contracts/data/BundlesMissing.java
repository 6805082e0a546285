package dev.airgap.contracts.data;

/**
 * Numbers between the last bundle and this one never arrived here. Nothing waits for them.
 *
 * @param fromSequence first that is missing
 * @param toSequence last that is missing
 */
public record BundlesMissing(String site, long epoch, long fromSequence, long toSequence, String bundleId) {}
