package dev.airgap.importer.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.airgap.bundle.BundleException.Code;
import dev.airgap.bundle.SignedOverride;
import dev.airgap.importer.override.BundleOverride;
import dev.airgap.importer.override.OverrideState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An override of one bundle.
 *
 * @param id of the request that a second person confirms; events name it as {@code overrideId}
 * @param allows codes that it lifts
 * @param requestedBy who wanted it, as approvers signed it
 * @param endsAt when it ends here, at the latest
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BundleOverrideResponse(
        String id,
        String bundleId,
        OverrideState state,
        List<String> allows,
        String reason,
        String requestedBy,
        Instant issuedAt,
        Instant expiresAt,
        Instant endsAt,
        String uploadedBy,
        Instant uploadedAt,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt,
        @Nullable Instant usedAt,
        @Nullable NextAction nextAction) {

    static BundleOverrideResponse of(BundleOverride override) {
        SignedOverride signed = override.signed();
        return new BundleOverrideResponse(
                override.overrideId(),
                signed.bundleId(),
                override.state(),
                signed.allows().stream().map(Code::name).sorted().toList(),
                signed.reason(),
                signed.requestedBy(),
                signed.issuedAt(),
                signed.expiresAt(),
                override.endsAt(),
                override.uploadedBy(),
                override.uploadedAt(),
                override.confirmedBy().orElse(null),
                override.confirmedAt().orElse(null),
                override.usedAt().orElse(null),
                nextAction(override));
    }

    private static @Nullable NextAction nextAction(BundleOverride override) {
        return switch (override.state()) {
            case REQUESTED ->
                new NextAction(
                        "agree, as another person: /api/v1/overrides/" + override.overrideId() + "/confirm",
                        "approver",
                        "importer");
            case CONFIRMED -> new NextAction("start a security update download", "operator", "importer");
            case USED, ENDED -> null;
        };
    }
}
