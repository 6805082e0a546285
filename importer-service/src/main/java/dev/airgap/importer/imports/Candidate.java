package dev.airgap.importer.imports;

import dev.airgap.bundle.BundleReader;
import dev.airgap.bundle.Manifest;
import dev.airgap.bundle.VerifiedBundle;
import java.util.Comparator;

/** A bundle that is verified but for its files, and may follow what is here. Its file stays open: it is opened once. */
record Candidate(String fileName, BundleReader reader, VerifiedBundle bundle) {

    static final Comparator<Candidate> BY_NUMBER = Comparator.<Candidate>comparingLong(
                    candidate -> candidate.manifest().epoch())
            .thenComparingLong(candidate -> candidate.manifest().sequence());

    Manifest manifest() {
        return bundle.manifest();
    }
}
