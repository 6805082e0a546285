package dev.airgap.rules.update;

import dev.airgap.ruleupdate.RuleUpdateManifest;
import dev.airgap.ruleupdate.RuleUpdateNumber;
import java.time.Instant;
import java.util.Optional;

/**
 * A rule update of this zone.
 *
 * @param id rule update id
 * @param size bytes of the {@code .dsru}
 * @param sha256 of the {@code .dsru}, lower-case hex
 * @param rules enabled rules
 * @param ruleSetDigest see {@link RuleSetDigest}
 * @param cycleId the cycle that exported it, or brought it last
 * @param broughtBy the person who uploaded it; empty when a transfer delivered it
 * @param summaryBasis number of the rule set that the summary compares with; empty when there was none
 * @param causeEvent id of the last event about it
 * @param inUseSinceReceipt in the DMZ, the receipt since which the site says that it uses it; empty while none does
 */
public record KnownRuleUpdate(
        String id,
        String site,
        RuleUpdateNumber number,
        RuleUpdateState state,
        long size,
        String sha256,
        int rules,
        String ruleSetDigest,
        RuleUpdateManifest manifest,
        Optional<String> cycleId,
        Optional<String> broughtBy,
        Optional<String> summaryBasis,
        Optional<String> causeEvent,
        Optional<String> confirmedBy,
        Optional<Failure> failure,
        Instant recordedAt,
        Instant updatedAt,
        Optional<Instant> appliedAt,
        Optional<Long> inUseSinceReceipt) {

    /** Why it was rejected. */
    public record Failure(String code, String detail) {}

    public String fileName() {
        return number.fileName();
    }
}
