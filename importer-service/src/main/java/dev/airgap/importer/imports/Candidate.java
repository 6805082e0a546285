package dev.airgap.importer.imports;

import dev.airgap.bundle.BundleReader;
import dev.airgap.bundle.Manifest;
import dev.airgap.bundle.VerifiedBundle;
import dev.airgap.importer.snapshot.Grant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A bundle that is verified but for its files, and may follow what is here. Its file stays open: it is opened once.
 *
 * @param grant the override that it needs
 */
record Candidate(String fileName, BundleReader reader, VerifiedBundle bundle, Optional<Grant> grant) {

    static final Comparator<Candidate> BY_NUMBER = Comparator.<Candidate>comparingLong(
                    candidate -> candidate.manifest().epoch())
            .thenComparingLong(candidate -> candidate.manifest().sequence());

    Manifest manifest() {
        return bundle.manifest();
    }
}
