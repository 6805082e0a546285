package dev.airgap.importer.snapshot;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The content of a snapshot that is here, as far as it matters for how long.
 *
 * @param switchNumber counts what was switched to; 0 if it never was
 * @param since when it came here, or was proved
 * @param reported whether the DMZ is known to know that it was served
 * @param used whether it is served
 */
record HeldContent(String snapshotDigest, long switchNumber, Instant since, boolean reported, boolean used) {

    /**
     * The content that can go, if there is one: the DMZ knows of a later snapshot, and builds on that; nobody is served it; and
     * it came before {@code before}. Snapshots with the same content go together.
     */
    static Optional<String> firstObsolete(List<HeldContent> all, Instant before) {
        long newestReported = all.stream()
                .filter(HeldContent::reported)
                .mapToLong(HeldContent::switchNumber)
                .max()
                .orElse(0);
        return all.stream()
                .sorted(Comparator.comparing(HeldContent::switchNumber))
                .map(HeldContent::snapshotDigest)
                .distinct()
                .filter(digest -> all.stream()
                        .filter(held -> held.snapshotDigest().equals(digest))
                        .allMatch(held -> held.isObsolete(newestReported, before)))
                .findFirst();
    }

    private boolean isObsolete(long newestReported, Instant before) {
        return !used && switchNumber < newestReported && since.isBefore(before);
    }
}
