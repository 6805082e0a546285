package dev.airgap.bundler.site;

import dev.airgap.contracts.Standing;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a site's cycles, from which follows how it stands.
 *
 * @param newestEnd how the newest closed cycle ended; null before the first
 * @param receiptOverdueSince by when a receipt should have come for the longest overdue of the cycles that left after the
 *     newest closed one; null if none is overdue
 * @param expectedBy by when the next medium should leave; null before anything was released
 */
public record Situation(
        @Nullable Assessment newestEnd,
        @Nullable Instant receiptOverdueSince,
        @Nullable Instant expectedBy) {

    /** Empty before anything is known. */
    public Optional<Assessment> assess(Instant now) {
        if (receiptOverdueSince != null) {
            return Optional.of(overdue(
                    "RECEIPT_OVERDUE",
                    "A medium has left, and no receipt has come back by " + receiptOverdueSince + ".",
                    receiptOverdueSince));
        }
        if (expectedBy != null && !now.isBefore(expectedBy)) {
            return Optional.of(
                    overdue("NOTHING_CARRIED", "No medium has left for the site by " + expectedBy + ".", expectedBy));
        }
        return Optional.ofNullable(newestEnd);
    }

    private static Assessment overdue(String code, String detail, Instant since) {
        return new Assessment(Standing.OVERDUE, code, detail, since);
    }
}
