package dev.airgap.importer.readback;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** What of the listing tells which bundle is served. */
@JsonIgnoreProperties(ignoreUnknown = true)
record ListingHead(String bundleId) {}
