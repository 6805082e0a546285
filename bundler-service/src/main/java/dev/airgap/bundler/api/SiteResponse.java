package dev.airgap.bundler.api;

import dev.airgap.bundler.site.Assessment;
import dev.airgap.bundler.site.Site;
import dev.airgap.contracts.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A site.
 *
 * @param standing absent before anything is known
 * @param since when it began to stand so
 * @param code why it is not UPDATED or UP_TO_DATE
 * @param overdueSince the time that passed, while it is OVERDUE
 * @param nextExpectedBy by when the next medium should leave
 * @param lastReceipt absent before the first
 * @param floor absent before the first receipt; 0 and 0 while nothing was activated
 * @param served absent while agents are served nothing
 * @param heldSnapshots what the site holds: a differential bundle may rest on any of them
 * @param lacking whether it has said that it lacks what it held, and has activated no bundle since: they carry everything
 * @param rootVersion of the root that the site trusts; absent while no receipt has told
 * @param waitingCycles ids of the cycles that wait for a receipt, the oldest first
 */
record SiteResponse(
        String site,
        @Nullable Standing standing,
        @Nullable Instant since,
        @Nullable String code,
        @Nullable String detail,
        @Nullable Instant overdueSince,
        @Nullable Instant nextExpectedBy,
        @Nullable Receipt lastReceipt,
        @Nullable Floor floor,
        @Nullable Served served,
        List<String> heldSnapshots,
        boolean lacking,
        @Nullable Integer rootVersion,
        List<String> waitingCycles) {

    /** The newest receipt of the site. */
    record Receipt(long number, String sha256, Instant acceptedAt) {}

    /** The highest (epoch, sequence) that the site ever switched to. */
    record Floor(long epoch, long sequence) {}

    /** The bundle that agents are served from. */
    record Served(String bundleId, String snapshotDigest) {}

    static SiteResponse of(Site site, List<String> waitingCycles) {
        Optional<Assessment> assessment = site.assessment();
        Optional<Site.Report> report = site.report();
        return new SiteResponse(
                site.name(),
                assessment.map(Assessment::standing).orElse(null),
                site.since().orElse(null),
                assessment.map(Assessment::code).orElse(null),
                assessment.map(Assessment::detail).orElse(null),
                assessment.map(Assessment::overdueSince).orElse(null),
                site.expectedBy().orElse(null),
                report.map(known -> new Receipt(known.receiptNumber(), known.sha256(), known.acceptedAt()))
                        .orElse(null),
                report.map(known -> new Floor(known.floorEpoch(), known.floorSequence()))
                        .orElse(null),
                report.flatMap(Site.Report::served)
                        .map(served -> new Served(served.bundleId(), served.snapshotDigest()))
                        .orElse(null),
                report.map(Site.Report::heldSnapshots).orElse(List.of()),
                report.map(Site.Report::lacking).orElse(false),
                report.flatMap(Site.Report::rootVersion).orElse(null),
                waitingCycles);
    }
}
