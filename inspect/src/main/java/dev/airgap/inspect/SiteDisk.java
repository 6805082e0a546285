package dev.airgap.inspect;

/**
 * The disk that takes what media bring.
 *
 * @param freeBytes on it
 * @param holdsContent whether bundles are also unpacked on it, or only copied to it
 */
public record SiteDisk(long freeBytes, boolean holdsContent) {}
