package dev.airgap.rules.summary;

import java.util.Optional;

/**
 * The summary as a page of plain text, in the order in which an approver decides: what would act differently first,
 * then everything by application type, a new version of an existing rule marked with {@code *}.
 */
public final class SummaryText {

    private SummaryText() {}

    /**
     * @param number of the update, {@code 26-003}
     * @param basis number of the rule set in use that it is compared with; empty when there is none
     */
    public static String of(String number, Optional<String> basis, RuleSummary summary) {
        StringBuilder page = new StringBuilder();
        page.append("Rule update ").append(number).append(", compared with ");
        page.append(basis.map(b -> "rule update " + b).orElse("an empty rule set"))
                .append('\n');
        page.append(count(summary.added(), "new rule")).append(", ");
        page.append(summary.updated()).append(" updated (*), ");
        page.append(summary.removed()).append(" removed (-); ");
        page.append(count(summary.rules(), "enabled rule")).append(" afterwards\n");
        behaviourChanges(page, summary);
        revisionFalls(page, summary);
        summary.groups().forEach(group -> group(page, group));
        if (summary.groups().isEmpty()) {
            page.append("\nNo rule changes.\n");
        }
        return page.toString();
    }

    private static void behaviourChanges(StringBuilder page, RuleSummary summary) {
        if (summary.behaviourChanges().isEmpty()) {
            page.append("No existing rule changes its behaviour.\n");
            return;
        }
        page.append("\nBEHAVIOUR CHANGES\n");
        for (RuleSummary.BehaviourChange change : summary.behaviourChanges()) {
            page.append("! ")
                    .append(change.sid())
                    .append("  ")
                    .append(change.before())
                    .append(" -> ");
            page.append(change.after()).append("  ").append(change.message());
            page.append(change.blocksNow() ? "  [blocks traffic from now on]\n" : "\n");
        }
    }

    private static void revisionFalls(StringBuilder page, RuleSummary summary) {
        if (summary.revisionFalls().isEmpty()) {
            return;
        }
        page.append("\nLOWER REVISION THAN THE ONE IN USE\n");
        for (RuleSummary.RevisionFall fall : summary.revisionFalls()) {
            page.append("! ")
                    .append(fall.sid())
                    .append("  rev ")
                    .append(fall.before())
                    .append(" -> ");
            page.append(fall.after()).append("  ").append(fall.message()).append('\n');
        }
    }

    private static void group(StringBuilder page, RuleSummary.Group group) {
        page.append('\n').append(group.applicationType()).append('\n');
        for (RuleSummary.Line line : group.rules()) {
            page.append("  ").append(mark(line)).append(' ').append(line.sid()).append("  ");
            page.append(line.message().isEmpty() ? "(no message)" : line.message());
            page.append("  [rev ").append(line.revision()).append(", ");
            page.append(line.behaviour()).append("]\n");
        }
    }

    private static String mark(RuleSummary.Line line) {
        return switch (RuleChange.Kind.valueOf(line.change())) {
            case ADDED -> " ";
            case UPDATED -> "*";
            case REMOVED -> "-";
        };
    }

    private static String count(int n, String thing) {
        return n + " " + thing + (n == 1 ? "" : "s");
    }
}
