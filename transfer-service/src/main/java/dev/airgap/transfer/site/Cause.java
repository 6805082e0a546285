package dev.airgap.transfer.site;

import java.util.Optional;

/**
 * The event because of which something is so.
 *
 * @param eventId its id
 * @param cycleId its cycle, if it has one
 */
public record Cause(String eventId, Optional<String> cycleId) {}
