package dev.airgap.inspect;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked about every file.
 *
 * @param site it must be for this one; empty: for the one that it names
 * @param floor where that site stands; empty: not known
 * @param held digests of the snapshots that the site holds; empty: not known
 * @param at the time that expiry is judged by
 */
record Question(Optional<String> site, Optional<FloorMark> floor, Optional<Set<String>> held, Instant at) {}
