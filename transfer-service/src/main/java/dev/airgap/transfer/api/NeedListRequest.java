package dev.airgap.transfer.api;

import dev.airgap.media.need.Need;
import dev.airgap.media.need.NeedKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the site lacks.
 *
 * @param reason for people
 */
record NeedListRequest(
        @NotEmpty List<@Valid OneNeed> needs, @Nullable String reason) {

    /**
     * One thing.
     *
     * @param kind {@code base}, {@code relay} or {@code rule-update}
     * @param id the digest of a snapshot, the host name of a relay that starts empty, or the number of a rule update
     */
    record OneNeed(@NotBlank String kind, @NotBlank String id) {}

    /** @throws IllegalArgumentException naming what is not a need */
    List<Need> toNeeds() {
        return needs.stream()
                .map(need -> new Need(NeedKind.ofWireName(need.kind()), need.id()))
                .toList();
    }
}
