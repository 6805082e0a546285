package dev.airgap.audit.mirror;

import java.util.Optional;

/**
 * What is known of the other zone's log.
 *
 * @param origin its name
 * @param size in entries, by its newest checkpoint that continues the ones before
 * @param rootHash RFC 6962 root at that size, lower-case hex
 */
public record MirrorStanding(String origin, long size, String rootHash, MirrorState state) {

    /** Empty before anything came. */
    public Optional<MirrorStanding> ifAnything() {
        return size == 0 ? Optional.empty() : Optional.of(this);
    }
}
