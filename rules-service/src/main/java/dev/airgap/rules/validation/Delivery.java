package dev.airgap.rules.validation;

import java.util.Optional;

/**
 * A rule update file that a transfer delivered.
 *
 * @param eventId of the event that told so
 * @param sha256 as the medium's sealed manifest has it, lower-case hex
 */
public record Delivery(
        String eventId, Optional<String> cycleId, String transferId, String fileName, long size, String sha256) {}
