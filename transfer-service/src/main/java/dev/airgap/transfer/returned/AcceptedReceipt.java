package dev.airgap.transfer.returned;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * A receipt of the site that was verified and accepted.
 *
 * @param report what it says
 * @param acceptedAt when it became the newest
 */
public record AcceptedReceipt(SiteReport report, Instant acceptedAt) {

    public long number() {
        return report.number();
    }

    /** Entries of the DMZ's log that the site holds. */
    public long mirroredLogSize() {
        return report.mirroredLogSize();
    }

    /** The root that the site trusts. */
    public OptionalInt rootVersion() {
        return OptionalInt.of(report.rootVersion());
    }
}
