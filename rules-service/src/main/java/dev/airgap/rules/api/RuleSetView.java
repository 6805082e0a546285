package dev.airgap.rules.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.airgap.rules.update.KnownRuleUpdate;
import dev.airgap.ruleupdate.RuleUpdateNumber;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rule set in use.
 *
 * @param ruleSetDigest SHA-256 of what {@code sha256sum *.rules} prints
 * @param rules enabled rules
 * @param missingNumbers rule updates that were made and never came
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RuleSetView(
        String number,
        String ruleUpdateId,
        String ruleSetDigest,
        int rules,
        @Nullable String confirmedBy,
        @Nullable Instant appliedAt,
        List<RuleUpdateView.File> files,
        List<String> missingNumbers) {

    static RuleSetView of(KnownRuleUpdate update, List<RuleUpdateNumber> missing) {
        return new RuleSetView(
                update.number().toString(),
                update.id(),
                update.ruleSetDigest(),
                update.rules(),
                update.confirmedBy().orElse(null),
                update.appliedAt().orElse(null),
                update.manifest().files().stream().map(RuleUpdateView.File::of).toList(),
                missing.stream().map(RuleUpdateNumber::toString).toList());
    }
}
