package dev.airgap.rules.update;

import java.util.Optional;

/**
 * How a file came.
 *
 * @param cycleId cycle of the transfer that delivered it
 * @param causeEvent id of the event that told of it
 * @param person who uploaded it
 */
public record Origin(Optional<String> cycleId, Optional<String> causeEvent, Optional<String> person) {}
