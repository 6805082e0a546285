package dev.airgap.importer.override;

import dev.airgap.bundle.SignedOverride;
import java.time.Instant;
import java.util.Optional;

/**
 * An override as others see it.
 *
 * @param overrideId of the request that a second person confirms
 * @param signed what approvers signed
 * @param endsAt when it ends here at the latest
 */
public record BundleOverride(
        long number,
        String overrideId,
        OverrideState state,
        SignedOverride signed,
        Instant endsAt,
        String uploadedBy,
        Instant uploadedAt,
        Optional<String> confirmedBy,
        Optional<Instant> confirmedAt,
        Optional<Instant> usedAt) {}
