package dev.airgap.importer.imports;

import dev.airgap.bundle.Floor;
import dev.airgap.bundle.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Numbers between the floor and a bundle under which nothing arrived.
 *
 * @param first and {@code last}: both are missing, and all between them
 */
record MissingNumbers(long first, long last) {

    /**
     * @param floor before the bundle raises it
     * @param passed bundles that arrived and were passed over for this one
     * @return lowest first; empty for the first bundle of a relay, which has missed nothing, and for one that raises nothing
     */
    static List<MissingNumbers> before(Manifest next, Floor floor, List<Manifest> passed) {
        if (floor.floorBundleId().isEmpty() || floor.isAbove(next)) {
            return List.of();
        }
        long from = next.epoch() == floor.epoch() ? floor.sequence() : 0;
        TreeSet<Long> arrived = new TreeSet<>(List.of(next.sequence()));
        passed.stream()
                .filter(manifest -> manifest.epoch() == next.epoch())
                .map(Manifest::sequence)
                .forEach(arrived::add);
        List<MissingNumbers> missing = new ArrayList<>();
        for (long number : arrived) {
            if (number > from + 1) {
                missing.add(new MissingNumbers(from + 1, number - 1));
            }
            from = number;
        }
        return missing;
    }
}
