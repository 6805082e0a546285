package dev.airgap.contracts.data;

import java.util.List;

/**
 * A root document is trusted from now on, or names the keys of a site.
 *
 * @param rootVersion of the document
 * @param rootFingerprint SHA-256 of its payload, lower-case hex
 * @param confirmedBy the two persons who compared fingerprints
 */
public record SiteEnrolled(String site, int rootVersion, String rootFingerprint, List<String> confirmedBy) {}
