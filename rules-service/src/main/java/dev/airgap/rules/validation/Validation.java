package dev.airgap.rules.validation;

import dev.airgap.rules.update.Origin;
import java.time.Instant;
import java.util.Optional;

/**
 * One look at one file.
 *
 * @param fileName the name under which it came
 * @param transferId the transfer that has it; empty for an upload
 * @param expectedSize bytes that were announced
 * @param expectedSha256 that was announced, lower-case hex
 * @param number as signed; empty until it is verified
 * @param code why it was rejected
 * @param startedAt when work on it began, for the first time if it was tried again
 * @param detail why it was rejected, or why it has to be tried again
 */
public record Validation(
        String id,
        String fileName,
        Optional<String> transferId,
        Origin origin,
        long expectedSize,
        String expectedSha256,
        ValidationState state,
        Optional<ValidationOutcome> outcome,
        Optional<String> number,
        Optional<String> ruleUpdateId,
        Optional<String> code,
        Optional<String> detail,
        Instant requestedAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt) {}
