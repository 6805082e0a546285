package dev.airgap.rules.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.airgap.rules.update.KnownRuleUpdate;
import dev.airgap.rules.update.RuleUpdateState;
import dev.airgap.ruleupdate.RuleUpdateFile;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule update as clients see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RuleUpdateView(
        String number,
        String id,
        String site,
        RuleUpdateState state,
        String fileName,
        long size,
        String sha256,
        int rules,
        String ruleSetDigest,
        List<File> files,
        @Nullable String cycleId,
        Instant issuedAt,
        String producer,
        @Nullable String broughtBy,
        @Nullable String comparedWith,
        @Nullable String confirmedBy,
        Instant recordedAt,
        Instant updatedAt,
        @Nullable Instant appliedAt,
        @Nullable Long inUseSinceReceipt,
        @Nullable NextAction nextAction,
        @Nullable ErrorView error) {

    /** @param rules enabled rules in it */
    record File(String name, long size, String sha256, int rules) {

        static File of(RuleUpdateFile file) {
            return new File(
                    file.name().value(), file.stored().size(), file.stored().sha256(), file.rules());
        }
    }

    static RuleUpdateView of(KnownRuleUpdate update) {
        return new RuleUpdateView(
                update.number().toString(),
                update.id(),
                update.site(),
                update.state(),
                update.fileName(),
                update.size(),
                update.sha256(),
                update.rules(),
                update.ruleSetDigest(),
                update.manifest().files().stream().map(File::of).toList(),
                update.cycleId().orElse(null),
                update.manifest().issuedAt(),
                update.manifest().producer(),
                update.broughtBy().orElse(null),
                update.summaryBasis().orElse(null),
                update.confirmedBy().orElse(null),
                update.recordedAt(),
                update.updatedAt(),
                update.appliedAt().orElse(null),
                update.inUseSinceReceipt().orElse(null),
                nextAction(update),
                update.failure().map(f -> new ErrorView(f.code(), f.detail())).orElse(null));
    }

    private static @Nullable NextAction nextAction(KnownRuleUpdate update) {
        return switch (update.state()) {
            case AWAITING_CONFIRMATION ->
                new NextAction("Read the summary, then confirm the rule update", "approver", "rules");
            case EXPORTED, CONFIRMED, APPLIED, REJECTED -> null;
        };
    }
}
