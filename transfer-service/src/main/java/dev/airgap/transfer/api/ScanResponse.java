package dev.airgap.transfer.api;

import dev.airgap.transfer.scan.Scan;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * @param verdict clean or suspicious
 * @param usedAt when what was on the medium was taken, which ends what the report says of it
 */
record ScanResponse(
        String id,
        String verdict,
        String name,
        long size,
        String sha256,
        String attachedBy,
        Instant attachedAt,
        @Nullable Instant usedAt) {

    static ScanResponse of(Scan scan) {
        return new ScanResponse(
                scan.id(),
                scan.verdict().name().toLowerCase(Locale.ROOT),
                scan.name(),
                scan.size(),
                scan.sha256().hex(),
                scan.actor(),
                scan.at(),
                scan.usedAt());
    }
}
