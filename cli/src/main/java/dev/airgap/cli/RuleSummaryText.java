package dev.airgap.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** The summary that the approver reads before confirming, as text. */
final class RuleSummaryText {

    private RuleSummaryText() {}

    static String of(JsonNode summary) {
        if (summary.hasNonNull("page")) {
            return summary.path("page").asText().indent(13).stripTrailing();
        }
        return summary.toPrettyString().indent(13).stripTrailing();
    }
}
