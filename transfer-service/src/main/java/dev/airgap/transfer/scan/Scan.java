package dev.airgap.transfer.scan;

import dev.airgap.trust.Sha256;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report of a scan station.
 *
 * @param number counts them up
 * @param name of the file
 * @param size in bytes
 * @param sha256 of the file
 * @param actor who attached it
 * @param usedAt when what was on the medium was taken: from then on it says nothing about what is on the medium
 */
public record Scan(
        String id,
        long number,
        String mediumId,
        ScanVerdict verdict,
        String name,
        long size,
        Sha256 sha256,
        String actor,
        Instant at,
        @Nullable Instant usedAt) {}
