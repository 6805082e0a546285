package dev.airgap.rules.export;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a worker needs to know of a job.
 *
 * @param wanted the number of the update that the site asked for; the newest rules if empty
 */
record ExportJob(
        UUID id, String cycleId, String site, String causeEvent, Optional<String> wanted, Instant requestedAt) {}
