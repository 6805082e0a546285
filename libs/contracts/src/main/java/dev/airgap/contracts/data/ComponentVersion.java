package dev.airgap.contracts.data;

import java.time.Instant;

/** One component of a snapshot. */
public record ComponentVersion(String id, String type, String version, Instant published) {}
