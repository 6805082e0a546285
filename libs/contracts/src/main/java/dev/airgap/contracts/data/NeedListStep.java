package dev.airgap.contracts.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A site asks for what it lacks: a person there had the list issued, or the DMZ accepted it.
 *
 * @param number counts a site's need lists up from 1
 * @param sha256 of its payload
 * @param requestedBy who asked for it at the site
 * @param reason for people
 */
public record NeedListStep(
        String site,
        long number,
        String sha256,
        String requestedBy,
        @Nullable String reason,
        List<Need> needs) {}
