package dev.airgap.rules.export;

import java.time.Instant;
import java.util.UUID;

/** What a worker needs to know of a job. */
record ExportJob(UUID id, String cycleId, String site, String causeEvent, Instant requestedAt) {}
