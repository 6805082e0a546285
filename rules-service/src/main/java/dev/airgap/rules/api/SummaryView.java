package dev.airgap.rules.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.airgap.rules.summary.RuleSummary;
import dev.airgap.rules.summary.SummaryText;
import dev.airgap.rules.update.StoredSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The summary of a rule update.
 *
 * @param comparedWith number of the rule set in use; absent when there was none
 * @param page the whole as plain text for people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SummaryView(
        String number,
        @Nullable String comparedWith,
        int rules,
        int added,
        int updated,
        int removed,
        List<RuleSummary.BehaviourChange> behaviourChanges,
        List<RuleSummary.RevisionFall> revisionFalls,
        List<RuleSummary.Group> groups,
        String page) {

    static SummaryView of(String number, StoredSummary stored) {
        RuleSummary summary = stored.summary();
        return new SummaryView(
                number,
                stored.basis().orElse(null),
                summary.rules(),
                summary.added(),
                summary.updated(),
                summary.removed(),
                summary.behaviourChanges(),
                summary.revisionFalls(),
                summary.groups(),
                SummaryText.of(number, stored.basis(), summary));
    }
}
