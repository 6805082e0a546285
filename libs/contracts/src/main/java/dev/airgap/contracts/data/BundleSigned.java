package dev.airgap.contracts.data;

import java.util.List;

/**
 * Signatures of a bundle's manifest were taken.
 *
 * @param keyIds whose signatures are new with this
 * @param missing how many signatures are still needed; 0 when the bundle can be released
 */
public record BundleSigned(String bundleId, List<String> keyIds, int missing) {

    public BundleSigned {
        keyIds = List.copyOf(keyIds);
    }
}
