package dev.airgap.inspect;

import dev.airgap.media.receipt.Receipt;
import dev.airgap.trust.Sha256;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of the site that media are for; empty for what is not.
 *
 * @param site its name
 * @param floor a bundle must be above it
 * @param held digests of the snapshots that it holds, in hexadecimal
 */
public record SiteKnowledge(Optional<String> site, Optional<Floor> floor, Optional<Set<String>> held) {

    /** The epoch and the sequence of the newest bundle that was activated, and its id if it is known. */
    public record Floor(long epoch, long sequence, Optional<String> bundleId) {}

    public SiteKnowledge {
        held = held.map(Set::copyOf);
    }

    /** What the site said itself. */
    public static SiteKnowledge of(Receipt receipt) {
        Optional<String> active = Optional.ofNullable(receipt.served())
                .map(served -> served.bundleId().hex());
        return new SiteKnowledge(
                Optional.of(receipt.site()),
                Optional.of(new Floor(receipt.floor().epoch(), receipt.floor().sequence(), active)),
                Optional.of(receipt.held().stream().map(Sha256::hex).collect(Collectors.toUnmodifiableSet())));
    }

    Optional<FloorMark> mark() {
        return floor.map(known -> new FloorMark(known.epoch(), known.sequence(), known.bundleId()));
    }
}
