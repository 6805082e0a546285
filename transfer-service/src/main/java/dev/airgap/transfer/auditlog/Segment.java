package dev.airgap.transfer.auditlog;

import dev.airgap.media.log.LogSegmentHeader;
import java.nio.file.Path;

/**
 * A piece of the audit log, complete.
 *
 * @param file where it lies until the next one is fetched
 * @param header what it says of itself, not verified
 */
public record Segment(Path file, LogSegmentHeader header) {}
