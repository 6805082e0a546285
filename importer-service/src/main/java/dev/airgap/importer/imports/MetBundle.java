package dev.airgap.importer.imports;

import java.util.List;
import java.util.Optional;

/**
 * One bundle that a download met.
 *
 * @param bundleId absent when nothing in the file could be believed
 * @param warnings what somebody should look at, although the bundle was taken
 */
public record MetBundle(
        String fileName,
        Optional<String> bundleId,
        BundleOutcome outcome,
        Optional<String> code,
        Optional<String> detail,
        List<Reason> warnings) {

    public MetBundle {
        warnings = List.copyOf(warnings);
    }
}
