package dev.airgap.importer.imports;

import dev.airgap.bundle.VerifiedBundle;
import java.util.Optional;

/** Is told about every bundle that is refused. */
@FunctionalInterface
interface Refusals {

    /** @param bundle absent when nothing in the file could be believed */
    void refused(String fileName, Optional<VerifiedBundle> bundle, Reason reason);
}
