package dev.airgap.bundler.site;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A site as it is known now.
 *
 * @param assessment how it stands; empty before anything is known
 * @param since when it began to stand so
 * @param report what its newest receipt says; empty before the first
 * @param expectedBy by when the next medium should leave
 */
public record Site(
        String name,
        Optional<Assessment> assessment,
        Optional<Instant> since,
        Optional<Report> report,
        Optional<Instant> expectedBy) {

    /**
     * What the site says of itself.
     *
     * @param receiptNumber counts its receipts up from 1
     * @param sha256 of the receipt's payload
     * @param floorEpoch 0 with sequence 0 while nothing was activated
     * @param lacking whether it has said that it lacks what it held, and activated no later bundle: nothing may rest on what it
     *     serves
     * @param rootVersion of the root that the site trusts; empty while no receipt has told
     * @param heldSnapshots digests of what it holds: a differential bundle may rest on any of them
     */
    public record Report(
            long receiptNumber,
            String sha256,
            Instant acceptedAt,
            long floorEpoch,
            long floorSequence,
            Optional<Served> served,
            List<String> heldSnapshots,
            boolean lacking,
            Optional<Integer> rootVersion) {

        public Report {
            heldSnapshots = List.copyOf(heldSnapshots);
        }

        /** Digest of what the site serves, if it holds it too, and has not said otherwise since. */
        public Optional<String> servedAndHeld() {
            return served.map(Served::snapshotDigest).filter(digest -> !lacking && heldSnapshots.contains(digest));
        }
    }

    /** The bundle that agents are served from. */
    public record Served(String bundleId, String snapshotDigest) {}
}
