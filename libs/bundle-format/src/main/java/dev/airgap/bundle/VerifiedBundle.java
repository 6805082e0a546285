package dev.airgap.bundle;

import dev.airgap.trust.KeyId;
import java.util.Set;

/**
 * A bundle whose manifest is signed by the release role for this site and meets the expectations; its files are not read
 * yet.
 *
 * @param bundleId SHA-256 of the manifest's bytes
 * @param signers keys that count towards the threshold
 */
public record VerifiedBundle(String bundleId, Manifest manifest, Set<KeyId> signers) {

    public VerifiedBundle {
        signers = Set.copyOf(signers);
    }
}
